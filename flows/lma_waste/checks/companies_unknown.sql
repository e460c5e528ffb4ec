-- note: cells of which the number of companies is not known: they are treated as confidential.
select null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
       cast((select count(*) from waste_cell) as double) as cells
from waste_cell
where companies is null
having count(*) > 0
