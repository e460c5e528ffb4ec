-- refuse: a claimed effect that does not say what it rests on.
select min(line) as line, getvariable('effect_t_column') as column_name, arg_min(delivered.effect_t, line) as found,
       count(*) as occurrences
from delivered
join measure_row using (line)
where measure_row.effect_t is not null and measure_row.effect_ground is null
having count(*) > 0
