-- Rows and kilograms of a delivery: what came in, what is kept, what is set aside. Waste groups are no goods groups.
with kept as (
    select
        count(*) as rows_kept, coalesce(sum(kg), 0) as kg_kept,
        list_sort(list(distinct year)) as years,
        list_sort(list(distinct origin) filter (starts_with(origin, 'PV'))) as regions
    from waste_kept
)
select
    kept.*,
    (select coalesce(sum(kg), 0) from typed) as kg_in,
    (select coalesce(sum(kg), 0) from typed where line in (select line from set_aside)) as kg_set_aside,
    null as goods_groups,
    null as known_cells
from kept
