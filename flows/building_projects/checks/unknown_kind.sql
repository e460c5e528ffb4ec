-- refuse: neither new build nor renovation.
select min(delivered.line) as line, getvariable('kind_column') as column_name, delivered.kind as found,
       count(*) as occurrences
from delivered
join typed using (line)
where not is_total and typed.kind is null
group by delivered.kind
order by line
limit 5
