-- warn: lines that stand in a sheet more than once, dropped but for the first.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences, part
from repeated
group by part
order by part
