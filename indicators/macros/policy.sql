-- What measures delivered, from the register of measures (core.policy_measure; words: code_list.policy_terms).

-- The state of a measure as its phase: open (still to come), delivered, or ended.
create or replace macro policy_phase(state) as (
    select part_of from code_list.policy_terms where kind = 'state' and code = state
);

-- Counts that belong to an indicator: a whole of what was delivered, its parts by measure, and beside it what is open.
create or replace macro policy_output(asked) as table
with counted as (
    select region, year, measure_id, policy_phase(state) as phase, quantity, status
    from core.policy_measure
    join code_list.policy_terms as terms on terms.kind = 'counted' and terms.code = counted and terms.part_of = asked
), part as (
    from counted where phase in ('delivered', 'open')
)
select
    asked as indicator, region, year, heading.dimension, heading.category,
    cast(sum(quantity) as double) as value,
    null::double as standard_error,
    if(count(quantity) = 0, 'O', status_of(max(weakness(status)) filter (quantity is not null))) as status,
    cast(count(*) as integer) as rows_expected,
    cast(count(quantity) as integer) as rows_known
from part
cross join lateral (
    select unnest(['total', 'measure', 'phase']) as dimension, unnest(['total', measure_id, phase]) as category
) as heading
where phase = 'delivered' or heading.dimension = 'phase'
group by region, year, heading.dimension, heading.category;
