-- refuse: the same year, stream, region, goods group and use group with different values.
select last_line as line, 'Brutogew' as column_name, null::varchar as found, count(*) over () as occurrences,
       first_line, year, region, stream, goods_group, use_group
from repeated_key
where different_values > 1
order by line
limit 5
