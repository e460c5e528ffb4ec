-- warn: no content reaches one gram per kg, as when shares (kg per kg) stand for grams.
select arg_max(delivered.line, typed.g_per_kg) as line, getvariable('g_per_kg_column') as column_name,
       arg_max(delivered.g_per_kg, typed.g_per_kg) as found, count(*) as occurrences
from typed
join delivered using (line)
where typed.g_per_kg is not null
having max(typed.g_per_kg) between 1e-12 and 1
