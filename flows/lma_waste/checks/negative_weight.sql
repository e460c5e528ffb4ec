-- warn: corrections below zero, of cells that stay at zero or above.
select arg_min(line, (kg, line)) as line, getvariable('kg_column') as column_name, null::varchar as found,
       count(*) as occurrences, cast(sum(kg) as double) as weight
from waste_kept
where kg < 0
having count(*) > 0
