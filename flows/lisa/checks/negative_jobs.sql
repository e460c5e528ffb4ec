-- refuse: less than no jobs, or a part of a job: full-time equivalents are another measure.
select min(line) as line, getvariable('jobs_column') as column_name, arg_min(delivered.jobs, line) as found, count(*) as occurrences,
       if(min(typed.jobs) < 0, 'negative_jobs', 'broken_jobs') as text_key
from typed
join delivered using (line)
where typed.jobs < 0 or typed.jobs <> floor(typed.jobs)
having count(*) > 0
