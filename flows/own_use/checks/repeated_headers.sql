-- warn: the header again, inside a sheet.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences, part
from repeated_header
group by part
order by part
