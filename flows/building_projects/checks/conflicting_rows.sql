-- refuse: the same project and year with other figures.
select line, getvariable('project_column') as column_name, project as found, count(*) over () as occurrences, first_line
from project_repeat
join typed using (line)
where differs
order by line
limit 5
