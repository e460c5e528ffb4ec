-- refuse: less than one euro per thousand kg over a whole region and year: the weights are too large or the values too small.
with collapsed as (
    select region, year, arg_max(line, (mass, -line)) as line, sum(mass) as mass, sum(value) as value
    from flow
    where mass is not null and value is not null
    group by region, year
    having sum(value) > 0 and sum(value) < 0.001 * sum(mass)
)
select line, 'Brutogew' as column_name, delivered.mass as found, count(*) over () as occurrences, delivered.region, collapsed.year,
       cast(collapsed.mass as double) as weight, cast(collapsed.value as double) as value
from collapsed
join delivered using (line)
order by line
limit 5
