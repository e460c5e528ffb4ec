-- refuse: more than a kg of raw materials in a kg of goods, in one row or in the rows of a group together.
with total as (
    select goods_group, sum(g_per_kg) as grams, arg_max(line, (g_per_kg, -line)) as line, count(*) as rows_together
    from content
    where g_per_kg > 0
    group by goods_group
    having sum(g_per_kg) > 1000
)
select line, getvariable('g_per_kg_column') as column_name, delivered.g_per_kg as found,
       count(*) over () as occurrences, goods_group, cast(grams as double) as grams
from total
join delivered using (line)
order by line
limit 5
