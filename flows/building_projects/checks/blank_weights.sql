-- note: weights that are not there: unknown, so that the sums are too low.
select min(line) as line, arg_min(column_name, line) as column_name, null::varchar as found, count(*) as occurrences,
       cast((select count(*) from weight where line in (select line from project)) as integer) as cells
from weight
where kg is null and line in (select line from project)
having count(*) > 0
