-- refuse: a planned moment that cannot be read.
select min(line) as line, getvariable('planned_column') as column_name, delivered.planned as found,
       count(*) as occurrences
from delivered
join measure_row using (line)
where measure_row.planned is null and trim(delivered.planned) <> ''
group by delivered.planned
order by line
limit 5
