-- note: no column tells establishments apart, so that repeats cannot be found.
select null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences
from delivered
where getvariable('edition') = 'establishments' and not exists (from delivered where establishment is not null)
having count(*) > 0
