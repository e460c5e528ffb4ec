-- refuse: a template without a single line that was filled in.
select null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences
from written
having count(*) > 0 and not exists (from typed)
