-- refuse: less than one euro per thousand kg over a whole region and year: the weights are too large or the values too small.
select min(line) as line, 'Brutogew' as column_name, cast(cast(sum(mass) as bigint) as varchar) as found,
       1 as occurrences, region, year, cast(sum(value) as double) as value
from flow
where mass is not null and value is not null
group by region, year
having sum(value) > 0 and sum(value) < 0.001 * sum(mass)
order by line
limit 12
