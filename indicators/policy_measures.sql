-- Measures as the register has them in its last year: each once, with its furthest state of its last year.
with latest as (
    select region, measure_id, theme, type, coalesce(state, 'unknown') as state
    from core.policy_measure
    left join code_list.policy_terms as terms on terms.kind = 'state' and terms.code = state
    qualify row_number() over (
        partition by region, measure_id order by year desc, terms.position desc nulls last, line) = 1
)
select
    'policy_measures' as indicator, region,
    (select max(year) from core.policy_measure) as year,
    heading.dimension, heading.category,
    cast(count(*) as double) as value,
    null::double as standard_error,
    'A' as status,
    cast(count(*) as integer) as rows_expected,
    cast(count(*) as integer) as rows_known
from latest
cross join lateral (
    select unnest(['total', 'theme', 'type', 'state', 'theme_state']) as dimension,
           unnest(['total', theme, type, state, theme || ':' || state]) as category
) as heading
group by region, heading.dimension, heading.category
