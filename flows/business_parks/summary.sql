-- Rows of a delivery; a park has no weight and no year.
select
    count(*) as rows_kept, null as kg_in, null as kg_kept, null as kg_set_aside, []::integer[] as years,
    list_sort(list(distinct parent)) as regions, null as goods_groups, null as known_cells
from business_park
join code_list.regions using (region)
