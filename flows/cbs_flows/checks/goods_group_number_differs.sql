-- refuse: number and name of a goods group that do not belong together.
select min(delivered.line) as line, 'Goederengroep_nr' as column_name, goods_group_nr || ' ' || goods_group as found,
       count(*) as occurrences, any_value(code) as expected
from delivered
join goods_group_code on delivered.goods_group = goods_group_code.name and delivered.goods_group_nr = goods_group_code.nr
where code is not null and count_of(goods_group_code.nr) is distinct from code
group by goods_group_nr, goods_group
order by line
limit 5
