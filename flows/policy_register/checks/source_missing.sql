-- warn: rows that do not say where they come from.
select min(line) as line, null::varchar as column_name, arg_min(measure, line) as found, count(*) as occurrences
from measure_row
where reference is null
having count(*) > 0
