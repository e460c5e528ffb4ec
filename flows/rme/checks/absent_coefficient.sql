-- warn: a combination of raw material and product that one side or year has and another lacks, counted as 0.
with pair as (
    select distinct raw_material, rme_product from coefficient
), missing as (
    from pair
    cross join (from side where year in (from whole_year)) as side
    anti join coefficient using (raw_material, rme_product, direction, year)
)
select
    null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
    'coefficients' as part,
    (select written from name where kind = 'raw_material' and key = min_by(missing.raw_material, (year, direction, missing.raw_material, rme_product)) limit 1) as raw_material,
    arg_min(rme_product, (year, direction, raw_material, rme_product)) as rme_product,
    arg_min(year || ' (' || direction || ')', (year, direction, raw_material, rme_product)) as place
from missing
having count(*) > 0
