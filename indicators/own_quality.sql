-- Share of the weight of purchases by the way it was found, in per cent.
with weighed as (
    select region, year, quality, sum(kg)::double as kg, count(*) as lines
    from own_lines({phase}, {funding}, {unknown_split})
    where not is_subsidy and kg is not null
    group by all
)
select
    'own_quality' as indicator, region, year, 'quality' as dimension, quality as category,
    100 * kg / nullif(sum(kg) over (partition by region, year), 0) as value, null::double as standard_error,
    if(sum(kg) over (partition by region, year) = 0, 'O', 'A') as status,
    cast(lines as integer) as rows_expected, cast(lines as integer) as rows_known
from weighed
