-- warn: a total at the bottom that is not the sum of the rows.
with column_total as (
    select
        material, any_value(column_name) as column_name,
        sum(kg) filter (not is_total) as summed,
        max(kg) filter (is_total) as told,
        arg_max(line, kg) filter (is_total) as line
    from weight
    group by material
)
select min(line) as line, arg_min(column_name, line) as column_name, null::varchar as found, count(*) as occurrences,
       cast(arg_min(told, line) as double) as told, cast(arg_min(summed, line) as double) as summed
from column_total
where abs(told - summed) > 1
having count(*) > 0
