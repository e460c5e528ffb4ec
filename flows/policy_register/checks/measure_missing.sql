-- refuse: a row with figures or words, but without the name of a measure.
select min(line) as line, getvariable('measure_column') as column_name, null::varchar as found, count(*) as occurrences
from measure_row
where measure is null or measure_id = ''
having count(*) > 0
