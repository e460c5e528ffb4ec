-- Share of the weight by the way it was found, in per cent: of all purchases, of what is counted per unit, and of what has
-- a reference design.
with lines as (
    select
        *,
        ['quality']
            || if(functional_amount > 0 and functional_unit <> 'other', ['quality_own_intensity'], [])
            || if(reference_mass_kg is not null, ['quality_own_avoided'], []) as dimensions
    from own_lines({phase}, {funding}, {unknown_split})
    where not is_subsidy and kg is not null
), long as (
    select region, year, unnest(dimensions) as dimension, quality, kg from lines
), weighed as (
    select region, year, dimension, quality, sum(kg) as kg, count(*) as lines from long group by all
)
select
    'own_quality' as indicator, region, year, dimension, quality as category,
    100 * kg::double / nullif((sum(kg) over whole)::double, 0) as value, null::double as standard_error,
    if(sum(kg) over whole = 0, 'O', 'A') as status,
    cast(lines as integer) as rows_expected, cast(lines as integer) as rows_known
from weighed
window whole as (partition by region, year, dimension)
