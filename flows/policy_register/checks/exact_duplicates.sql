-- warn: rows that stand in the register more than once.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences
from duplicate
having count(*) > 0
