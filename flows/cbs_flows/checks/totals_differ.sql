-- warn: a `Totaal` row that differs from its parts by more than rounding explains; the largest difference is shown.
with part as (
    select
        year, region, stream, goods_group, count(*) as parts,
        if(count(mass) = count(*), sum(mass), null) as mass,
        if(count(value) = count(*), sum(value), null) as value
    from cell
    where use_group <> 'total'
    group by all
), difference as (
    select total.line, 'Brutogew' as column_name, parts, part.mass as parts_sum, abs(total.mass - part.mass) as gap,
           getvariable('unit_of_mass') as unit_of_last_decimal
    from flow_total as total
    join part using (year, region, stream, goods_group)
    union all
    select total.line, 'Waarde', parts, part.value, abs(total.value - part.value), getvariable('unit_of_value')
    from flow_total as total
    join part using (year, region, stream, goods_group)
), beyond_rounding as (
    select column_name, count(*) as occurrences, arg_max(line, (gap, -line)) as line, arg_max(parts_sum, (gap, -line)) as parts_sum
    from difference
    where gap > (parts + 1) * 0.5 * unit_of_last_decimal
    group by column_name
)
select line, column_name, if(column_name = 'Brutogew', mass, value) as found, occurrences,
       cast(parts_sum as double) as parts_sum
from beyond_rounding
join delivered using (line)
order by column_name
