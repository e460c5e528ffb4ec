-- warn: factors below zero, as for carbon stored in wood; the first is shown.
with negative as (
    select line, if(co2_kg_per_kg < 0, 'co2_kg_per_kg', 'mki_eur_per_kg') as column_name
    from typed
    where co2_kg_per_kg < 0 or mki_eur_per_kg < 0
)
select arg_min(line, line) as line,
       arg_min(if(column_name = 'co2_kg_per_kg', getvariable('co2_kg_per_kg_column'), getvariable('mki_eur_per_kg_column')), line) as column_name,
       arg_min(if(column_name = 'co2_kg_per_kg', co2_kg_per_kg, mki_eur_per_kg), line) as found, count(*) as occurrences
from negative
join delivered using (line)
having count(*) > 0
