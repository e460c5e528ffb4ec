-- Euros with a known weight and split / all euros, in per cent; of this year and of the three years of the mean. By figure:
-- euros of contracts that take part in it / all euros.
with euros as (
    from own_euros({phase}, {funding}, {unknown_split})
), windowed as (
    select region, year, 'purchases' as dimension, 'year' as category, measured, total, said, expected, known from euros
    union all
    select ending.region, ending.year, 'purchases', 'three_years', sum(member.measured), sum(member.total),
           bool_and(member.said), cast(sum(member.expected) as integer), cast(sum(member.known) as integer)
    from euros as ending
    join euros as member on member.region = ending.region and member.year between ending.year - 2 and ending.year
    group by ending.region, ending.year
    union all
    select region, year, 'figure', figure, eur, total, said, amounts, cast(counted as integer)
    from (select *, unnest(['own_intensity', 'own_avoided', 'own_mki']) as figure, unnest(figures) as eur,
                 unnest(figure_amounts) as counted from euros)
    union all
    select lines.region, lines.year, 'subsidies', 'year',
           coalesce(sum(lines.eur) filter (material_relevant is not null), 0), any_value(totals.eur) as total,
           any_value(totals.said), cast(count(*) as integer), cast(count(material_relevant) as integer)
    from own_lines({phase}, {funding}, {unknown_split}) as lines
    join own_totals() as totals on totals.kind = 'subsidies' and (totals.region, totals.year) = (lines.region, lines.year)
    where is_subsidy
    group by lines.region, lines.year
)
select
    'own_coverage' as indicator, region, year, dimension, category,
    100 * measured::double / nullif(total::double, 0) as value,
    null::double as standard_error,
    case when coalesce(total, 0) = 0 then 'O' when said then 'A' else 'E' end as status,
    expected as rows_expected, known as rows_known
from windowed
