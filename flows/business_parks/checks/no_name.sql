-- refuse: a park without a name.
select min(line) as line, getvariable('name_column') as column_name, null::varchar as found, count(*) as occurrences
from typed
where name is null
having count(*) > 0
