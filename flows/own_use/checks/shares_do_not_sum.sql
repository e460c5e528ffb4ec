-- refuse: four shares that do not make a whole, by more than rounding.
select
    min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part,
    round(arg_min(100 * (a + b + c + d), line)::double, 2) as total
from share
join heading using (part)
where heading.column_name = 'primary_non_renewable' and part <> 'calendar' and is_given
  and abs(a + b + c + d - 1) > 0.020001
  and (part, line) not in (select (part, line) from set_aside)
group by part
order by part
