-- warn: goods groups that have no equivalents, so that their raw materials stay unknown.
with lacking as (
    select goods_group, goods_group - row_number() over (order by goods_group) as run
    from code_list.goods_groups
    anti join (from group_share where total > 0) using (goods_group)
), runs as (
    select min(goods_group) as first, max(goods_group) as last, count(*) as groups from lacking group by run
)
select
    null::integer as line, null::varchar as column_name, null::varchar as found, sum(groups)::integer as occurrences,
    'shares' as part,
    string_agg(if(first = last, first::varchar, first || '-' || last), ', ' order by first) as goods_groups
from runs
having count(*) > 0
