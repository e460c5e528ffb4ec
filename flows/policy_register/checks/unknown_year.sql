-- refuse: the year a row is about, in four digits.
select min(line) as line, getvariable('year_column') as column_name, delivered.year as found, count(*) as occurrences
from delivered
join measure_row using (line)
where measure_row.year is null
group by delivered.year
order by line
limit 5
