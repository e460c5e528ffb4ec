-- note: waste of which nobody tells where it was treated.
select null::integer as line, null::varchar as column_name, null::varchar as found,
       cast(sum(receipts) as bigint) as occurrences, round(cast(sum(kg) as double), 0) as weight
from waste_kept
where processor = 'unknown'
having count(*) > 0
