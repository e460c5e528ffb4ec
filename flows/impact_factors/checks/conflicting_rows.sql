-- refuse: the same goods group with other factors.
select min(typed.line) as line, getvariable('goods_group_nr_column') as column_name,
       cast(goods_group as varchar) as found, count(*) as occurrences, first_line
from typed
join repeated_key using (goods_group)
where different_values > 1 and typed.line > first_line
group by goods_group, first_line
order by line
limit 5
