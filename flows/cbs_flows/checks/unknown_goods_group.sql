-- refuse: a goods group whose name is not on the code list.
select min(delivered.line) as line, 'Goederengroep_naam' as column_name, goods_group as found, count(*) as occurrences,
       (select string_agg(goods_group || ' ' || name_nl, '; ' order by goods_group) from code_list.goods_groups) as allowed,
       if(row_number() over (order by min(delivered.line)) = 1, 'unknown_goods_group', 'unknown_goods_group_too') as text_key
from delivered
join goods_group_code on delivered.goods_group = goods_group_code.name and delivered.goods_group_nr = goods_group_code.nr
where code is null
group by goods_group
order by line
limit 20
