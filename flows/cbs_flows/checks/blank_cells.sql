-- note: flows without a weight, left unknown.
select min(line) as line, 'Brutogew' as column_name, null::varchar as found, count(*) as occurrences,
       cast(count_if(mass_status = 'Q') as double) as secret
from flow
where mass is null
having count(*) > 0
