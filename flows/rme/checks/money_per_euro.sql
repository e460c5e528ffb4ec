-- warn: coefficients of goods counted in euros so small that they seem to be tonnes per euro.
with per_group as (
    select goods_group, min(group_unit.line) as line, sum(share * coefficient) / count(distinct year) as k
    from product_share
    join group_unit using (goods_group)
    join coefficient using (rme_product)
    where direction = 'import' and unit = 'EUR' and share > 0
    group by goods_group
)
select
    min(line) as line, getvariable('unit_column') as column_name, null::varchar as found, count(*) as occurrences,
    'units' as part, round(cast(median(k) as double), 6) as middle
from per_group
having median(k) < 0.02
