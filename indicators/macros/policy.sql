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

-- What shows each element of the policy (aim, lever, theme, sub_goal, sector, action_line) in a region: the links of
-- code_list.policy_links, a theme with those of its sub-goals. `knowledge` is the best there is: 0 figures of the region,
-- 1 example figures only, 2 an indicator without figures, 3 no indicator. `measures` counts those of the register, NULL
-- where a measure does not name the element. `figures` is the name of the contract, which is made after the macros.
create or replace macro policy_coverage(asked_region, figures) as table
with link as (
    select kind, code, indicator, dimension, category, observation from code_list.policy_links
    union
    select 'theme', part_of, indicator, dimension, category, observation
    from code_list.policy_links
    join code_list.policy_terms using (kind, code)
    where kind = 'sub_goal'
), figure as (
    select indicator, dimension, category, min(if(contains(flags, 'X'), 1, 0)) as knowledge
    from query_table(figures)
    where region = asked_region and value is not null
      and indicator in (select indicator from code_list.policy_links)
    group by all
), seen as (
    select distinct measure from core.observation where region = asked_region and not check_only and value is not null
), shown as (
    select link.kind, link.code, link.indicator, link.observation,
        coalesce(min(figure.knowledge), if(bool_or(seen.measure is not null), 0, 2)) as knowledge
    from link
    left join figure on figure.indicator = link.indicator
        and (link.dimension is null or figure.dimension = link.dimension)
        and (link.category is null or figure.category = link.category)
    left join seen on seen.measure = link.observation
    group by link.kind, link.code, link.indicator, link.observation
), named as (
    select measure_id, unnest(['theme', 'sub_goal', 'action_line']) as kind,
        unnest([theme, sub_goal, action_line]) as code
    from core.policy_measure
    union
    select measure_id, 'lever', unnest(string_split(levers, ';')) from core.policy_measure
)
select
    terms.kind, terms.code, terms.position,
    coalesce(min(shown.knowledge), 3) as knowledge,
    coalesce(list(distinct shown.indicator order by shown.indicator)
        filter (shown.indicator is not null), []) as indicators,
    coalesce(list(distinct shown.observation order by shown.observation)
        filter (shown.observation is not null), []) as observations,
    case when terms.kind in ('theme', 'sub_goal', 'action_line', 'lever')
        then (select count(distinct measure_id) from named
              where (named.kind, named.code) = (terms.kind, terms.code)) end as measures
from code_list.policy_terms as terms
left join shown on (shown.kind, shown.code) = (terms.kind, terms.code)
where terms.kind in ('aim', 'lever', 'theme', 'sub_goal', 'sector', 'action_line')
group by terms.kind, terms.code, terms.position;
