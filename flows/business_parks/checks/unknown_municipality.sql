-- refuse: a municipality that does not exist, or no municipality.
select min(delivered.line) as line, getvariable('municipality_column') as column_name, municipality as found,
       count(*) as occurrences
from delivered
join typed using (line)
where typed.region is null
group by municipality
order by line
limit 20
