-- warn: planned steps without a moment.
select min(line) as line, null::varchar as column_name, arg_min(measure, line) as found, count(*) as occurrences
from measure_row
where state = 'planned' and planned is null
having count(*) > 0
