-- refuse: a number below zero, or in part, where things or euros are counted.
select min(line) as line, column_name, arg_min(found, line) as found, count(*) as occurrences
from (
    select line, getvariable('quantity_column') as column_name, quantity as number, true as whole from measure_row
    union all select line, getvariable('amount_eur_column'), amount_eur, false from measure_row
    union all select line, getvariable('effect_t_column'), effect_t, false from measure_row
) as counted
join (
    select line, getvariable('quantity_column') as column_name, quantity as found from as_delivered
    union all select line, getvariable('amount_eur_column'), amount_eur from as_delivered
    union all select line, getvariable('effect_t_column'), effect_t from as_delivered
) using (line, column_name)
where number < 0 or whole and number % 1 <> 0
group by column_name
order by line
