-- Euros of purchases (measured, on a line without a known weight, on no line) and of subsidies (by relevance).
with euros as (
    from own_euros({phase}, {funding}, {unknown_split})
), subsidy as (
    select region, year, coalesce(material_relevant, 'unsaid') as category, sum(eur) as eur, count(*) as lines
    from own_lines({phase}, {funding}, {unknown_split})
    where is_subsidy
    group by all
), parts as (
    select region, year, 'purchases' as dimension, 'measured' as category, measured as eur, known as lines, true as exact
    from euros
    union all
    select region, year, 'purchases', 'registered_only', registered - measured, expected - known, true from euros
    union all
    select region, year, 'purchases', 'not_registered', greatest(total - registered, 0), 1, said from euros
    union all
    select region, year, 'subsidies', category, eur, lines, true from subsidy
    union all
    select totals.region, totals.year, 'subsidies', 'not_registered', greatest(any_value(totals.eur) - sum(subsidy.eur), 0), 1,
           any_value(totals.said)
    from own_totals() as totals
    join subsidy using (region, year)
    where totals.kind = 'subsidies'
    group by totals.region, totals.year
    union all
    select region, year, 'total', kind, eur, 1, said from own_totals() where eur is not null
)
select
    'own_spend' as indicator, region, year, dimension, category,
    eur::double / 1000000 as value, null::double as standard_error,
    case when eur is null then 'O' when exact then 'A' else 'E' end as status,
    cast(lines as integer) as rows_expected, if(eur is null, 0, cast(lines as integer)) as rows_known
from parts
