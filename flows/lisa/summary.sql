-- Rows of a delivery; establishments have no weight.
with place as (
    select distinct if(starts_with(region, 'GM'), parent, region) as region
    from typed
    join code_list.regions using (region)
)
select
    (select count(*) from typed where line not in (select line from set_aside where part = 'delivered')) as rows_kept,
    null as kg_in, null as kg_kept, null as kg_set_aside,
    (select list_sort(list(distinct year)) from typed) as years,
    (select list_sort(list(region)) from place) as regions,
    null as goods_groups, null as known_cells
