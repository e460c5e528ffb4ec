-- note: waste from abroad, kept apart: it belongs to no province.
select min(line) as line, null::varchar as column_name, null::varchar as found, cast(sum(receipts) as bigint) as occurrences,
       round(cast(sum(kg) as double), 0) as weight
from waste_kept
where origin = 'abroad'
having count(*) > 0
