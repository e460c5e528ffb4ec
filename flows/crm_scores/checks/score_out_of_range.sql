-- refuse: a score below zero or above ten, the end of the EU's scale: a lost decimal sign?
with score as (
    select line, 'economic_importance' as name, economic_importance as value from typed
    union all
    select line, 'supply_risk', supply_risk from typed
)
select line, if(name = 'supply_risk', getvariable('supply_risk_column'), getvariable('economic_importance_column')) as column_name,
       if(name = 'supply_risk', delivered.supply_risk, delivered.economic_importance) as found,
       count(*) over () as occurrences
from score
join delivered using (line)
where value not between 0 and 10
order by line
limit 5
