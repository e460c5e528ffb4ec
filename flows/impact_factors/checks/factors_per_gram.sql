-- warn: half of the goods groups or more emit under ten grams per kg: factors in tonnes per kg?
select arg_min(delivered.line, typed.co2_kg_per_kg) as line, getvariable('co2_kg_per_kg_column') as column_name,
       arg_min(delivered.co2_kg_per_kg, typed.co2_kg_per_kg) as found, count(*) as occurrences,
       cast(median(typed.co2_kg_per_kg) as double) as middle
from typed
join delivered using (line)
where typed.co2_kg_per_kg > 0
having median(typed.co2_kg_per_kg) < 0.01
