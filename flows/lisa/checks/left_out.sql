-- note: sums that are not kept, because one firm could be read in them.
select null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
       cast((select count(*) from lisa_cell) as integer) as cells
from lisa_cell
where firms is null
having count(*) > 0
