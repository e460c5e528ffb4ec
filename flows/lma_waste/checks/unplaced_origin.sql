-- warn: waste of which the province of origin is not known; told apart, in no province.
select min(line) as line, null::varchar as column_name, null::varchar as found, cast(sum(receipts) as bigint) as occurrences,
       round(cast(sum(kg) as double), 0) as weight,
       round(100 * cast(sum(kg) as double) / (select cast(sum(kg) as double) from waste_kept), 1) as share
from waste_kept
where origin = 'unplaced'
having count(*) > 0 and sum(kg) <> 0
