-- refuse: one region, stream or use group number used for two different names, or one name with two numbers.
with pair as (
    select 'region_nr' as field, nr, code from region_code where code is not null
    union select 'stream_nr', nr, code from stream_code where code is not null
    union select 'use_group_nr', nr, code from use_group_code where code is not null
), spelled as (
    select distinct field, coalesce(cast(count_of(nr) as varchar), bare(nr)) as nr, code from pair
), clash as (
    select field, nr, string_agg(code, ', ' order by code) as codes from spelled group by field, nr having count(*) > 1
    union all
    select field, string_agg(nr, ', ' order by nr), code from spelled group by field, code having count(*) > 1
)
select null::integer as line, field as column_name, nr as found, 1 as occurrences, codes
from clash
order by column_name, found
limit 5
