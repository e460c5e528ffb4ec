-- refuse: a standard error below zero.
with negative as (
    select line, if(mass_se < 0, 'Sf_brutogew', 'Sf_waarde') as column_name
    from typed
    where mass_se < 0 or value_se < 0
)
select line, column_name, if(column_name = 'Sf_brutogew', mass_se, value_se) as found, count(*) over () as occurrences
from negative
join delivered using (line)
order by line
limit 5
