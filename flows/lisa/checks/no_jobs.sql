-- warn: establishments of which the number of jobs is not known, set aside: unknown is not zero.
select min(line) as line, getvariable('jobs_column') as column_name, null::varchar as found, count(*) as occurrences
from set_aside
where rule = 'no_jobs'
having count(*) > 0
