-- warn: a total that is not the sum of the jobs; of several totals the largest is that of all.
select
    arg_max(line, jobs) as line, getvariable('jobs_column') as column_name, null::varchar as found, 1 as occurrences,
    max(jobs)::double as told, (select coalesce(sum(jobs), 0) from typed)::double as summed
from total_line
having max(jobs) <> (select coalesce(sum(jobs), 0) from typed)
