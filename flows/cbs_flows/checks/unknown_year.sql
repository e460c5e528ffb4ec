-- refuse: a year that is no year, or outside 1990 up to next year.
select line, 'Jaar' as column_name, year as found, occurrences, year(current_date) + 1 as last_year
from (select year, min(line) as line, count(*) as occurrences from delivered group by year)
where coalesce(count_of(year), 0) not between 1990 and year(current_date) + 1
order by line
limit 5
