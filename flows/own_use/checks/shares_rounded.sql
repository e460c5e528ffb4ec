-- warn: four shares that miss the whole by rounding; they are scaled to it.
select
    min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part,
    round(arg_max(100 * (a + b + c + d), abs(a + b + c + d - 1))::double, 2) as total
from share
join heading using (part)
where heading.column_name = 'primary_non_renewable' and part <> 'calendar' and is_given
  and abs(a + b + c + d - 1) between 0.000001 and 0.020001
  and (part, line) not in (select (part, line) from set_aside)
group by part
order by part
