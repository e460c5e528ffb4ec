-- Rows and kilograms of a delivery: what came in, what is kept, what is set aside.
with kept as (
    select
        count(*) as rows_kept, count(mass) as known_cells, coalesce(sum(mass), 0) * 1000000 as kg_kept,
        list_sort(list(distinct year)) as years, list_sort(list(distinct region)) as regions,
        count(distinct goods_group) as goods_groups
    from flow
)
select
    kept.*,
    (select coalesce(sum(mass), 0) * 1000000 from typed) as kg_in,
    (select coalesce(sum(mass), 0) * 1000000 from set_aside) as kg_set_aside
from kept
