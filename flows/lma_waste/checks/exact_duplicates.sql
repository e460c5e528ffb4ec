-- warn: rows that stand in the file more than once, dropped but for the first.
select min(line) as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
       cast(sum(mass) * 1000000 as double) as weight
from set_aside
where rule = 'exact_duplicate'
having count(*) > 0
