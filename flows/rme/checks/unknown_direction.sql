-- refuse: a direction that is neither import nor export.
select min(line) as line, getvariable('direction_column') as column_name, direction as found, count(*) as occurrences,
       'coefficients' as part
from coefficients
where line in (select line from coefficient where direction is null)
group by direction
order by line
limit 5
