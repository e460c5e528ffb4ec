-- refuse: a content below zero.
select line, getvariable('g_per_kg_column') as column_name, delivered.g_per_kg as found,
       count(*) over () as occurrences
from typed
join delivered using (line)
where typed.g_per_kg < 0
order by line
limit 5
