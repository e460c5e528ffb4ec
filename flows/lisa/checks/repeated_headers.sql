-- warn: the header again, inside the file.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences
from repeated_header
having count(*) > 0
