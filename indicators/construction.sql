-- Use of construction: sum over goods groups of (share that is construction) x (flow of the group); macros/construction.sql
-- gives the share. The standard error is that of independent groups: sqrt(sum of (share x se) squared).
with part as (
    select
        flow.region, flow.year, flow.category as goods_group, shares.material, flow.status,
        case flow.dimension when 'goods_group' then 'all' when 'abiotic_goods_group' then 'abiotic'
             else 'abiotic_non_energy' end as scope,
        cast(flow.value as decimal(28, 9)) * shares.share as value,
        flow.value is not null and flow.standard_error is null as error_unknown,
        squared(flow.standard_error * shares.share::double) as square,
        flow.rows_expected, flow.rows_known
    from {flows} as flow
    join construction_share({construction_rule}) as shares on shares.goods_group = flow.category
    where flow.indicator = {construction_flow}
      and flow.dimension in ('goods_group', 'abiotic_goods_group', 'abiotic_non_energy_goods_group')
), heading as (
    select part.*, 'scope' as dimension, scope as category from part
    union all
    select part.*, 'abiotic_goods_group', goods_group from part where scope = 'abiotic'
    union all
    select part.*, 'abiotic_material', material from part where scope = 'abiotic'
)
select
    'construction' as indicator, region, year, dimension, category,
    cast(sum(value) as double) as value,
    if(count(value) = 0 or bool_or(error_unknown), null, sqrt(cast(sum(square) as double))) as standard_error,
    case when count(value) > 0 then status_of(max(weakness(status)) filter (value is not null))
         when bool_or(status = 'Q') then 'Q' else 'O' end as status,
    cast(sum(rows_expected) as integer) as rows_expected,
    cast(sum(rows_known) as integer) as rows_known
from heading
group by region, year, dimension, category
