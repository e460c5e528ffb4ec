-- How many critical raw materials come in, in all goods and in each goods group (pairs: macros/supply_risk.sql).
select
    'crm_count' as indicator, region, year,
    if(grouping(goods_group) = 0, 'goods_group', 'total') as dimension,
    if(grouping(goods_group) = 0, cast(goods_group as varchar), 'total') as category,
    if(count(mass) = 0, null, cast(count(distinct material) filter (counts and mass > 0) as double)) as value,
    null::double as standard_error,
    case when count(mass) > 0 then status_of(max(weakness(status)) filter (mass is not null))
         when bool_or(status = 'Q') then 'Q' else 'O' end as status,
    cast(count(*) as integer) as rows_expected,
    cast(count(mass) as integer) as rows_known
from crm_pairs({critical}, {waste} = 'with')
group by grouping sets ((region, year, goods_group), (region, year))
