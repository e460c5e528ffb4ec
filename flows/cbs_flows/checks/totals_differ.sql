-- warn: a `Totaal` row that differs from its parts by more than rounding explains.
with part as (
    select year, region, stream, goods_group, sum(mass) as mass, count(*) as parts
    from cell
    where use_group <> 'total'
    group by all
    having count(mass) = count(*)
)
select min(total.line) as line, 'Brutogew' as column_name, null::varchar as found, count(*) as occurrences,
       cast(max(abs(total.mass - part.mass)) as double) as largest
from flow_total as total
join part using (year, region, stream, goods_group)
where abs(total.mass - part.mass) > (part.parts + 1) * 0.5 * getvariable('unit_of_last_decimal')
having count(*) > 0
