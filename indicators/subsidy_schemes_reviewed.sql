-- Schemes in the first year in which they run with circular conditions. A year counts where the register has schemes.
with scheme as (
    select *, policy_phase(state) as phase from core.policy_measure where type = 'subsidy_scheme'
), reviewed as (
    select region, measure_id, min(year) as year, coalesce(arg_min(degree, year), 'unknown') as degree
    from scheme
    where phase = 'delivered'
    group by region, measure_id
), open as (
    select distinct region, measure_id, year from scheme where phase = 'open'
), part as (
    select region, year, 'total' as dimension, 'total' as category, null as measure_id from scheme
    union all
    select region, year, unnest(['total', 'degree', 'phase']), unnest(['total', degree, 'delivered']), measure_id
    from reviewed
    union all
    select region, year, 'phase', 'open', measure_id from open
)
select
    'subsidy_schemes_reviewed' as indicator, region, year, dimension, category,
    cast(count(distinct measure_id) as double) as value,
    null::double as standard_error,
    'A' as status,
    cast(count(distinct measure_id) as integer) as rows_expected,
    cast(count(distinct measure_id) as integer) as rows_known
from part
group by region, year, dimension, category
