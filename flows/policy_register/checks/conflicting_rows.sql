-- refuse: a measure with the same year, state and count, but with other figures or words.
select min(line) as line, getvariable('measure_column') as column_name, any_value(measure) as found,
       count(*) as occurrences,
       first_line
from duplicate
join measure_row using (line)
where different_rows > 1
group by first_line
order by line
limit 5
