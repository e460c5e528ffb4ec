-- refuse: the same park with other facts.
select line, getvariable('name_column') as column_name, name as found, count(*) over () as occurrences, first_line
from park_repeat
join typed using (line)
where differs
order by line
limit 5
