-- refuse: the same class with another strategy.
select line, getvariable('nace_code_column') as column_name, nace_code as found, count(*) over () as occurrences, first_line
from activity_repeat
join delivered using (line)
where differs
order by line
limit 5
