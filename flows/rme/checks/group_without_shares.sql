-- warn: goods groups that have no equivalents, so that their raw materials stay unknown.
select null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
       'shares' as part, string_agg(cast(goods_group as varchar), ', ' order by goods_group) as goods_groups
from code_list.goods_groups
anti join (from group_share where total > 0) using (goods_group)
having count(*) > 0
