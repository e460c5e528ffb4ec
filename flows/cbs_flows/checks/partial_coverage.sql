-- warn: the delivery does not cover every region, goods group, or year between its first and its last.
with known_region as (
    select region as code, name_nl as name, region as place from code_list.regions
    where kind = 'province' and getvariable('edition') = 'province'
    union all
    select null, name, name from code_list.corop_plus where getvariable('edition') = 'corop'
), delivered_region as (
    select distinct region from flow
), covered as (
    select
        (select count(*) from delivered_region) as regions,
        (select count(*) from known_region) as all_regions,
        (select string_agg(name, ', ' order by place) from (
            select known_region.name, place
            from known_region
            join region_code on region_code.meaning in (known_region.code, known_region.name)
            group by all)) as region_names,
        (select count(distinct goods_group) from flow) as groups,
        (select count(*) from code_list.goods_groups) as all_groups,
        (select list_sort(list(distinct year)) from flow) as years
)
select null::integer as line, null::varchar as column_name, null::varchar as found, 1 as occurrences,
       regions, all_regions, region_names, groups, all_groups, len(years) as year_count,
       years[-1] - years[1] + 1 as year_span, array_to_string(years, ', ') as years
from covered
where regions < all_regions or groups < all_groups or len(years) < years[-1] - years[1] + 1
