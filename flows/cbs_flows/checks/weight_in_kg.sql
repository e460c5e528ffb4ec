-- refuse: a region and year that weighs more than ten times what CBS published for it, as when kg stand for mln kg.
select line, 'Brutogew' as column_name, delivered.mass as found, count(*) over () as occurrences,
       delivered.region, region_weight.year, cast(region_weight.mass as double) as weight,
       cast(published as double) as published
from region_weight
join delivered using (line)
where region_weight.mass > 10 * published
order by line
limit 5
