-- warn: a combination of raw material and product that another side or year does have, counted as 0.
with pair as (
    select distinct raw_material, rme_product from coefficient
), missing as (
    select material.name as raw_material, product.name as rme_product, year || ' (' || direction || ')' as place
    from pair
    cross join (from side where year in (from whole_year)) as side
    anti join coefficient using (raw_material, rme_product, direction, year)
    join spelled as material on material.kind = 'raw_material' and material.key = pair.raw_material
    join spelled as product on product.kind = 'rme_product' and product.key = pair.rme_product
)
select
    null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
    'coefficients' as part, first.*
from missing
cross join (from missing order by all limit 1) as first
group by all
