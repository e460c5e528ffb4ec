-- Euros with a known weight and split / all euros, in per cent; of this year and of the three years of the mean.
with euros as (
    from own_euros({phase}, {funding}, {unknown_split})
), windowed as (
    select region, year, 'purchases' as dimension, 'year' as category, measured, total, expected, known from euros
    union all
    select ending.region, ending.year, 'purchases', 'three_years', sum(member.measured), sum(member.total),
           cast(sum(member.expected) as integer), cast(sum(member.known) as integer)
    from euros as ending
    join euros as member on member.region = ending.region and member.year between ending.year - 2 and ending.year
    group by ending.region, ending.year
    union all
    select lines.region, lines.year, 'subsidies', 'year',
           coalesce(sum(lines.eur) filter (material_relevant is not null), 0)::double, any_value(totals.eur) as total,
           cast(count(*) as integer), cast(count(material_relevant) as integer)
    from own_lines({phase}, {funding}, {unknown_split}) as lines
    join own_totals() as totals on totals.kind = 'subsidies' and (totals.region, totals.year) = (lines.region, lines.year)
    where is_subsidy
    group by lines.region, lines.year
)
select
    'own_coverage' as indicator, region, year, dimension, category,
    100 * measured / nullif(total, 0) as value,
    null::double as standard_error,
    if(coalesce(total, 0) = 0, 'O', 'E') as status,
    expected as rows_expected, known as rows_known
from windowed
