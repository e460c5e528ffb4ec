-- 100 x X / Y with X = sum of s_g A_g and Y = sum of A_g over all goods groups. Groups are independent, so that
-- se = 100 / Y x sqrt(sum of ((s_g - X / Y) x se_g) squared): the first-order error of a part of a whole.
with part as (
    select
        flow.region, flow.year, flow.status,
        case flow.dimension when 'goods_group' then 'all' when 'abiotic_goods_group' then 'abiotic'
             else 'abiotic_non_energy' end as category,
        cast(flow.value as decimal(28, 9)) as value,
        coalesce(shares.share, 0::decimal(9, 6)) as share,
        flow.standard_error, flow.rows_expected, flow.rows_known
    from {flows} as flow
    left join construction_share({construction_rule}) as shares on shares.goods_group = flow.category
    where flow.indicator = {construction_flow}
      and flow.dimension in ('goods_group', 'abiotic_goods_group', 'abiotic_non_energy_goods_group')
), total as (
    select
        region, year, category,
        cast(sum(value * share) as double) as construction, nullif(cast(sum(value) as double), 0) as whole,
        bool_or(value is not null and standard_error is null) as error_unknown,
        status_of(max(weakness(status)) filter (value is not null)) as status,
        sum(rows_expected) as rows_expected, sum(rows_known) as rows_known
    from part
    group by region, year, category
), squares as (
    select region, year, category,
        sum(cast(power((part.share::double - construction / whole) * part.standard_error, 2) as decimal(38, 12))) as square
    from part
    join total using (region, year, category)
    where part.value is not null and whole > 0
    group by region, year, category
)
select
    'construction_share' as indicator, region, year, 'scope' as dimension, category,
    if(whole > 0, 100 * construction / whole, null) as value,
    if(whole > 0 and not error_unknown, 100 / whole * sqrt(square::double), null) as standard_error,
    if(whole > 0 and construction is not null, status, 'O') as status,
    cast(rows_expected as integer) as rows_expected, cast(rows_known as integer) as rows_known
from total
left join squares using (region, year, category)
