-- Money of measures that run or are done: together, by measure and by theme. Rows without an amount are no part of it.
with part as (
    select region, year, measure_id, theme, amount_eur, status
    from core.policy_measure
    where policy_phase(state) = 'delivered' and amount_eur is not null
)
select
    'policy_amount' as indicator, region, year, heading.dimension, heading.category,
    cast(sum(amount_eur) as double) as value,
    null::double as standard_error,
    status_of(max(weakness(status))) as status,
    cast(count(*) as integer) as rows_expected,
    cast(count(*) as integer) as rows_known
from part
cross join lateral (
    select unnest(['total', 'measure', 'theme']) as dimension, unnest(['total', measure_id, theme]) as category
) as heading
group by region, year, heading.dimension, heading.category
