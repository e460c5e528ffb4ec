-- refuse: a row without the number of a project.
select min(line) as line, getvariable('project_column') as column_name, null::varchar as found, count(*) as occurrences
from typed
where not is_total and project is null
having count(*) > 0
