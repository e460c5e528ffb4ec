-- refuse: a number that is no goods group.
select min(delivered.line) as line, getvariable('goods_group_nr_column') as column_name, goods_group_nr as found,
       count(*) as occurrences, (select max(goods_group) from code_list.goods_groups) as last_group
from delivered
where line in (select line from typed where goods_group is null)
group by goods_group_nr
order by line
limit 20
