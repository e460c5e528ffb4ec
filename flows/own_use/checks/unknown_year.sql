-- refuse: a year that is no year, or out of reach: what is bought up to next year, what is planned up to fifteen on.
with found as (
    select typed.part, typed.line, written.year as found, if(typed.part = 'calendar', 15, 1) as ahead, typed.year
    from typed
    join written using (part, line)
)
select
    min(line) as line, any_value(heading.heading) as column_name, found, count(*) as occurrences, part,
    year(current_date) + ahead as last_year
from found
join heading using (part)
where heading.column_name = 'year' and coalesce(found.year, 0) not between 1990 and year(current_date) + ahead
group by part, found, ahead
order by line
limit 10
