-- refuse: something that is no year, or a year that has yet to come: only finished projects count.
select min(delivered.line) as line, getvariable('year_column') as column_name, delivered.year as found,
       count(*) as occurrences, year(current_date) as last_year
from delivered
join typed using (line)
where not is_total and (typed.year is null or typed.year not between 1990 and year(current_date))
group by delivered.year
order by line
limit 5
