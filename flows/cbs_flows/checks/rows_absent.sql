-- warn: combinations of region, year, goods group, stream and use group that the rest of the file has and that are absent here.
with present as (
    from flow where line not in (from only_total)
), grid as (
    select
        (select count(*) from (select distinct region, year from present))
        * (select count(*) from (select distinct goods_group from present))
        * (select count(*) from (select distinct stream, use_group from present)) as expected,
        (select count(*) from present) as present
)
select null::integer as line, null::varchar as column_name, null::varchar as found, expected - present as occurrences, cast(expected as double) as expected
from grid
where expected > present
