-- refuse: the shares of a goods group do not add up to 1, by more than rounding.
select line, getvariable('share_column') as column_name, null::varchar as found, count(*) over () as occurrences,
       'shares' as part, cast(goods_group as varchar) as goods_group, cast(total as double) as total,
       if(total between 99 and 101, 'shares_in_percent', null) as text_key
from group_share
where total > 0 and abs(total - 1) > 0.01
order by goods_group
limit 20
