-- note: lines with a name and no figure.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences, part
from unfilled
group by part
order by part
