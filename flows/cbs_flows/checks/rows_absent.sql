-- warn: combinations of region, year, goods group, stream and use group that the rest of the file has and that are absent here.
with split as (
    from flow where line not in (from only_total)
), part as (
    select distinct stream, use_group from split
    union all
    select distinct stream, 'not_applicable' from flow where stream not in (select stream from split)
), parts_of_stream as (
    select stream, count(*) as parts from part group by stream
), grid as (
    select
        (select count(*) from (select distinct region, year from flow))
        * (select count(*) from (select distinct goods_group from flow))
        * (select count(*) from part) as expected,
        -- A row that gives only the total of a stream stands for all its parts.
        (select count(*) from split) + coalesce((
            select sum(parts) from flow join parts_of_stream using (stream) where line in (from only_total)
        ), 0) as present
)
select null::integer as line, null::varchar as column_name, null::varchar as found,
       cast(expected - present as bigint) as occurrences, cast(expected as double) as expected
from grid
where expected > present
