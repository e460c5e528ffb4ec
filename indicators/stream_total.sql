-- The five formula streams per goods group, all uses together: what indicators made of the flows are computed from.
-- Weights in mln kg, values in mln EUR; the variance is that of CBS's own total where every part is known, else of the
-- parts; it is unknown where a part has no standard error.
create or replace macro weakness(status) as instr('APEIMOQ', status);
create or replace macro status_of(weakness) as substr('APEIMOQ', weakness, 1);
create or replace macro weakest(one, other) as status_of(greatest(weakness(one), weakness(other)));

-- A square as DECIMAL, so that the sum of squares does not depend on the order of the rows. Through DOUBLE, since
-- bringing a wide DECIMAL back to fewer decimals is thirty times slower.
create or replace macro squared(se) as cast(se::double * se::double as decimal(38, 12));

create or replace table core.stream_total as
with cell as (
    select region, year, goods_group, stream, 'mass' as measure, mass as amount, mass_se as se, mass_status as status
    from core.cell
    union all
    select region, year, goods_group, stream, 'value', value, value_se, value_status
    from core.cell
), total as (
    select region, year, goods_group, stream, 'mass' as measure, mass_se as se from core.total_error
    union all
    select region, year, goods_group, stream, 'value', value_se from core.total_error
), summed as (
    select
        region, year, goods_group, stream, measure,
        cast(sum(amount) as decimal(26, 6)) as amount,
        if(count(amount) = count(se) filter (amount is not null), sum(squared(se)) filter (amount is not null), null) as variance,
        count(*) as expected,
        count(amount) as known,
        max(weakness(status)) filter (amount is not null) as weakest,
        bool_or(status = 'Q') as secret
    from cell
    group by all
)
select summed.* replace (coalesce(squared(total.se), variance) as variance)
from summed
left join total using (region, year, goods_group, stream, measure);
