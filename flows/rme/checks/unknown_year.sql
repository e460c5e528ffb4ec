-- refuse: a year that is no year, or outside 1990 up to next year.
select min(line) as line, getvariable('year_column') as column_name, year as found, count(*) as occurrences,
       year(current_date) + 1 as last_year, 'coefficients' as part
from coefficients
where coalesce(whole_number(year), 0) not between 1990 and year(current_date) + 1
group by year
order by line
limit 5
