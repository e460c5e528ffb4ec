-- refuse: a month that is none.
select min(line) as line, getvariable('month_column') as column_name, month as found, count(*) as occurrences
from delivered
where bare(month) <> '' and (whole(month) is null or whole(month) not between 1 and 12)
group by month
order by line
limit 5
