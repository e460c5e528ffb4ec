-- refuse: a score is one of a material or one of its group.
select min(line) as line, getvariable('score_level_column') as column_name, delivered.score_level as found,
       count(*) as occurrences
from delivered
join typed using (line)
where typed.score_level not in ('material', 'group')
group by delivered.score_level
order by line
limit 5
