-- Weight for which a better treatment exists somewhere in the country; codes without any are left out.
select
    'waste_potential_mass' as indicator, region, year, dimension, category,
    cast(better as double) as value,
    null::double as standard_error,
    status_of(greatest(weakest, weakness('E'))) as status,
    cast(cells as integer) as rows_expected,
    cast(cells as integer) as rows_known
from waste_potential_parts({minimum_kg}, {soil}, {chapter_19}, 'after_exclusions')
where dimension <> 'ewc' or better <> 0
