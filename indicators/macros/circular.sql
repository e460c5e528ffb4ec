-- Establishments and jobs, by the list of circular activities in use. What was left out because a firm could be read in it
-- is expected and not known.

-- The mark of the list in use: sums per municipality hold for the list that they were made with.
create or replace macro circular_list_mark() as (
    select md5(string_agg(nace || '=' || r_strategy, ';' order by nace)) from core.circular_activity
);

-- Every sum under the headings of the indicators; `amount` is firms or jobs. Provinces are added up from classes, so that
-- the list of today counts. `is_circular` is what the numerator of a share is made of.
create or replace macro circular_parts(measure) as table
with cell as (
    select *, if(measure = 'firms', firms::decimal(18, 6), jobs) as amount from core.lisa
), of_class as (
    select
        cell.*, sections.section, activities.r_strategy,
        activities.nace is not null as is_circular
    from cell
    join code_list.activity_sections as sections on left(cell.code, 2) between first_division and last_division
    left join core.circular_activity as activities on activities.nace = cell.code
    where level = 'class'
)
select region, year, status, amount, is_circular, heading.dimension, heading.category
from of_class
cross join lateral (
    select unnest(['total', 'sector', 'r_strategy', 'activity']) as dimension,
           unnest(['total', section, r_strategy, if(is_circular, code, null)]) as category
) as heading
where heading.category is not null
union all
-- Under another list than that of today there is no figure, until the delivery is handed in again.
select
    region, year, if(list = circular_list_mark(), status, 'O'), if(list = circular_list_mark(), amount, null),
    code <> 'none', if(level = 'part', 'total', 'r_strategy'), if(level = 'part', 'total', code)
from cell
where level in ('part', 'strategy');

-- Circular firms or jobs. They rest on a list that is a choice, so that they are estimates.
create or replace macro circular_values(wanted, measure) as table
select
    wanted as indicator, region, year, dimension, category,
    cast(coalesce(sum(amount) filter (is_circular), if(count_if(is_circular) = 0, 0, null)) as double) as value,
    null::double as standard_error,
    case when count_if(is_circular) = 0 or count(amount) filter (is_circular) > 0 then 'E'
         when bool_or(is_circular and status = 'Q') then 'Q' else 'O' end as status,
    cast(count_if(is_circular) as integer) as rows_expected,
    cast(count(amount) filter (is_circular) as integer) as rows_known
from circular_parts(measure)
group by region, year, dimension, category;

-- 100 x circular / all; all is the total that came with the sums, of a sector the sum of its classes that are known.
create or replace macro circular_shares(wanted, measure) as table
with whole as (
    select region, year, 'total' as dimension, 'total' as category, if(measure = 'firms', firms::double, jobs::double) as whole,
           status = 'Q' as is_hidden
    from core.lisa
    where level = 'total'
    union all
    select region, year, dimension, category, cast(sum(amount) as double), bool_or(amount is null and status = 'Q')
    from circular_parts(measure)
    where dimension = 'sector'
    group by all
)
select
    wanted as indicator, part.region, part.year, part.dimension, part.category,
    100 * part.value / nullif(whole.whole, 0) as value, null::double as standard_error,
    case when part.value is not null and whole.whole > 0 then 'E' when whole.is_hidden or part.status = 'Q' then 'Q' else 'O' end
        as status,
    part.rows_expected, part.rows_known
from circular_values(wanted, measure) as part
join whole using (region, year, dimension, category);
