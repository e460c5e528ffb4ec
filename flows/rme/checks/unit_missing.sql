-- refuse: a goods group with shares and without a unit.
select group_share.line, getvariable('goods_group_nr_column') as column_name, cast(goods_group as varchar) as found,
       count(*) over () as occurrences, 'shares' as part, goods_groups.name_nl as name
from group_share
join code_list.goods_groups using (goods_group)
anti join group_unit using (goods_group)
where total > 0
order by goods_group
limit 20
