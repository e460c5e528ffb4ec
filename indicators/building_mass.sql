-- Weight of the materials in projects, in mln kg, by material, by kind of resource and by kind of project.
with heading as (
    select cell.*, heading.*
    from building_cells() as cell
    cross join lateral (
        select unnest(['scope', 'scope', 'material', 'kind', 'abiotic_kind']) as dimension,
               unnest(['all', resource_type, material, kind, if(resource_type = 'abiotic', kind, null)]) as category
    ) as heading
    where heading.category is not null
)
select
    'building_mass' as indicator, region, year, dimension, category,
    cast(sum(kg) as double) / 1000000 as value,
    null::double as standard_error,
    if(count(kg) > 0, status_of(max(weakness(status)) filter (kg is not null)), 'O') as status,
    cast(count(*) as integer) as rows_expected,
    cast(count(kg) as integer) as rows_known
from heading
group by region, year, dimension, category
