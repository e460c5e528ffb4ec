-- Rows of a delivery; scores have no weight.
select
    count(*) as rows_kept, null as kg_in, null as kg_kept, null as kg_set_aside,
    []::integer[] as years, []::varchar[] as regions, null as goods_groups, null as known_cells
from score
