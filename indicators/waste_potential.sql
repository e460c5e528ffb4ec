-- Share of the weight for which a better treatment exists somewhere in the country. It is computed with rules and is a
-- bound, so an estimate at best.
select
    'waste_potential' as indicator, region, year, dimension, category,
    100 * (cast(better as double) / nullif(cast(kg as double), 0)) as value,
    null::double as standard_error,
    if(kg = 0, 'O', status_of(greatest(weakest, weakness('E')))) as status,
    cast(cells as integer) as rows_expected,
    if(kg = 0, 0, cast(cells as integer)) as rows_known
from waste_potential_parts({minimum_kg}, {soil}, {chapter_19}, {denominator})
where dimension <> 'ewc'
