-- note: goods groups without any content; what is in them stays unknown.
select null::integer as line, null::varchar as column_name, null::varchar as found,
       count_if(goods_group not in (select goods_group from content where g_per_kg is not null)) as occurrences,
       count(*) as all_groups
from code_list.goods_groups
where not is_waste
having count_if(goods_group not in (select goods_group from content where g_per_kg is not null)) > 0
