-- note: projects in more than one province: each counts for its own.
select null::integer as line, getvariable('municipality_column') as column_name, null::varchar as found,
       count(*) as occurrences, string_agg(distinct province, ', ' order by province) as provinces
from project
having count(distinct province) > 1
