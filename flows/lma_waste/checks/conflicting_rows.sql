-- refuse: in sums per province, the same province, code and treatment with another weight.
with conflict as (
    select line, origin, ewc_code, treatment, year, min(line) over same as first_line
    from typed
    where getvariable('edition') <> 'receipts' and starts_with(origin, 'PV')
    window same as (partition by year, quarter, month, origin, processor, ewc_code, treatment, collected)
    qualify count(distinct kg) over same > 1
)
select conflict.line, getvariable('kg_column') as column_name, delivered.kg as found, count(*) over () as occurrences,
       first_line, first.kg as first_value, conflict.year as year, conflict.origin as region, conflict.ewc_code as ewc,
       conflict.treatment as treatment
from conflict
join delivered using (line)
join delivered as first on first.line = first_line
where conflict.line > first_line and number(first.kg) is distinct from number(delivered.kg)
order by conflict.line
limit 5
