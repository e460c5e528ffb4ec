-- refuse: euros that are more than ten, or less than a thousandth, per kg CO2e in the middle: another unit than EUR per kg.
select arg_max(delivered.line, typed.mki_eur_per_kg) as line, getvariable('mki_eur_per_kg_column') as column_name,
       arg_max(delivered.mki_eur_per_kg, typed.mki_eur_per_kg) as found, count(*) as occurrences,
       median(typed.mki_eur_per_kg::double / typed.co2_kg_per_kg::double) as middle
from typed
join delivered using (line)
where typed.mki_eur_per_kg > 0 and typed.co2_kg_per_kg > 0
having median(typed.mki_eur_per_kg::double / typed.co2_kg_per_kg::double) not between 0.001 and 10
