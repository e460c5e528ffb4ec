-- warn: rows that stand in the file more than once, dropped but for the first.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences
from park_repeat
where not differs
having count(*) > 0
