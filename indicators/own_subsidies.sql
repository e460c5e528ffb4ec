-- The weight of tangible results, for the part that the province pays.
with lines as (
    from own_lines({phase}, {funding}, {unknown_split}) where is_subsidy and material_relevant = 'yes'
), long as (
    select region, year, 'abiotic' as category, abiotic_kg as kg, status from lines
    union all
    select region, year, 'all', kg, status from lines
)
select
    'own_subsidies' as indicator, region, year, 'scope' as dimension, category,
    sum(kg)::double / 1000000 as value, null::double as standard_error,
    if(count(kg) = 0, 'O', status_of(max(weakness(status)) filter (kg is not null))) as status,
    cast(count(*) as integer) as rows_expected, cast(count(kg) as integer) as rows_known
from long
group by region, year, category
