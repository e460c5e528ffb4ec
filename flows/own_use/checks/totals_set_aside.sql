-- note: totals under the lines, kept apart as a check.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences, part
from total_line
group by part
order by part
