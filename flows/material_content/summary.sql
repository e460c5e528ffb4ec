-- Rows of a delivery; contents have no weight of their own.
select
    count(*) as rows_kept, null as kg_in, null as kg_kept, null as kg_set_aside,
    []::integer[] as years, []::varchar[] as regions, count(distinct goods_group) as goods_groups, null as known_cells
from content
