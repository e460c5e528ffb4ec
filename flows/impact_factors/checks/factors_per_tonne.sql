-- refuse: half of the goods groups or more emit over a hundred kg per kg: factors in g per kg, or in kg per tonne.
select arg_max(delivered.line, typed.co2_kg_per_kg) as line, getvariable('co2_kg_per_kg_column') as column_name,
       arg_max(delivered.co2_kg_per_kg, typed.co2_kg_per_kg) as found, count(*) as occurrences,
       cast(median(typed.co2_kg_per_kg) as double) as middle
from typed
join delivered using (line)
where typed.co2_kg_per_kg is not null
having median(typed.co2_kg_per_kg) > 100
