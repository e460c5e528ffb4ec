-- note: totals among the rows, which are no projects.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences
from typed
where is_total
having count(*) > 0
