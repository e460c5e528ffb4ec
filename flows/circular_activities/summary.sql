-- Rows of a delivery; a list has no weight, year or place.
select count(*) as rows_kept, null as kg_in, null as kg_kept, null as kg_set_aside, []::integer[] as years,
       []::varchar[] as regions, null as goods_groups, null as known_cells
from activity
