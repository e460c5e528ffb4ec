-- refuse: the same establishment in the same year with another place, activity or number of jobs. Its number is not said.
select line, getvariable('establishment_column') as column_name, null::varchar as found, count(*) over () as occurrences, first_line
from establishment_repeat
where differs
order by line
limit 5
