-- warn: rows without a weight, set aside: unknown is not zero.
select min(line) as line, getvariable('kg_column') as column_name, null::varchar as found, count(*) as occurrences
from set_aside
where rule = 'no_weight'
having count(*) > 0
