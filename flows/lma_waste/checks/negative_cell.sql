-- refuse: a weight below zero that stays so when all of a year, province, code and treatment is added up.
with cell as (
    select year, origin, ewc_code, treatment, sum(kg) as total, arg_min(line, (kg, line)) as line
    from waste_kept
    where year is not null and ewc_code is not null and treatment is not null
    group by all
    having sum(kg) < 0
)
select line, getvariable('kg_column') as column_name, delivered.kg as found, count(*) over () as occurrences,
       cast(total as double) as total, cell.year as year, cell.origin as region, cell.ewc_code as ewc, cell.treatment as treatment
from cell
join delivered using (line)
order by line
limit 5
