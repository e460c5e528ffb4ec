-- note: totals among the rows, which are no establishments.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences
from total_line
having count(*) > 0
