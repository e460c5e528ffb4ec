-- refuse: a number that is no goods group of the CE67 list.
select min(line) as line, getvariable('goods_group_nr_column') as column_name, goods_group_nr as found,
       count(*) as occurrences, part
from (
    select 'shares' as part, line, goods_group_nr from shares
    union all
    select 'units', line, goods_group_nr from units
)
where whole_number(goods_group_nr) is null
   or whole_number(goods_group_nr) not in (select goods_group from code_list.goods_groups)
group by part, goods_group_nr
order by part, line
limit 10
