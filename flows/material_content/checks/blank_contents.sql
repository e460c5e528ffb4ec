-- note: raw materials of which the content is not known.
select min(line) as line, getvariable('g_per_kg_column') as column_name, null::varchar as found, count(*) as occurrences
from content
where g_per_kg is null
having count(*) > 0
