-- Rows and kilograms of a delivery: what came in, what is kept, what is set aside.
with mass as (
    select coalesce(sum(kg), 0) as kg_in, coalesce(sum(kg) filter (line in (select line from project)), 0) as kg_kept
    from weight
)
select
    (select count(*) from project) as rows_kept,
    kg_in, kg_kept,
    (select coalesce(sum(kg), 0) from weight where line in (select line from set_aside)) as kg_set_aside,
    (select list_sort(list(distinct year)) from project) as years,
    (select list_sort(list(distinct province)) from project) as regions,
    null as goods_groups, null as known_cells
from mass
