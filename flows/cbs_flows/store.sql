-- The five formula streams on the full grid of the delivery: a row that is absent is unknown, never zero.

insert into core.cell by name
with flows as (
    from flow where stream in (select stream from code_list.streams where in_formulas)
), split as (
    from flows where line not in (from only_total)
), part as (
    select distinct stream, use_group from split
    union all
    select distinct stream, cast('not_applicable' as use_group_id) from flows where stream not in (select stream from split)
), grid as (
    from (select distinct region, year from flows)
    cross join (select distinct goods_group from flows)
    cross join part
), undivided as (
    select year, region, stream, goods_group from flows where line in (from only_total)
), expected as (
    from grid anti join undivided using (year, region, stream, goods_group)
)
select
    expected.region, expected.year, expected.goods_group, expected.stream, expected.use_group,
    flows.mass, flows.mass_se, cast(coalesce(flows.mass_status, 'O') as status_id) as mass_status,
    flows.value, flows.value_se, cast(coalesce(flows.value_status, 'O') as status_id) as value_status,
    flows.line
from expected
left join flows using (region, year, goods_group, stream, use_group)
union all
select
    region, year, goods_group, stream, use_group,
    mass, mass_se, mass_status, value, value_se, value_status, line
from flows
where line in (from only_total);

-- CBS gives the standard error of a `Totaal` as well. It serves where every part is known, so that it is of the same sum.
insert into core.total_error by name
with part as (
    select
        region, year, goods_group, stream,
        count(mass) = count(*) as mass_whole,
        count(value) = count(*) as value_whole
    from core.cell
    group by all
)
select
    region, year, goods_group, stream,
    if(part.mass_whole, total.mass_se, null) as mass_se,
    if(part.value_whole, total.value_se, null) as value_se
from flow_total as total
join part using (region, year, goods_group, stream)
where total.mass_se is not null or total.value_se is not null;

insert into core.side_flow by name
from flow where stream not in (select stream from code_list.streams where in_formulas);

insert into core.flow_total by name select * exclude (mass_status, value_status) from flow_total;

insert into core.region_source
select distinct region, getvariable('source'), starts_with(getvariable('source'), 'example_') from flow;

-- The code of a COROP region is its delivered number, so that only a delivery can tell which region has which code.
insert into core.corop_region
select distinct region_code.code, corop.name, corop.province, corop.source_id
from region_code
join code_list.corop_plus as corop on corop.name = region_code.meaning
where getvariable('edition') = 'corop' and region_code.code in (select region from flow);
