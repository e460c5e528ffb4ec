-- Rows of a delivery: what came in is kept or set aside. It holds no weights.
select
    (select count(*) from coefficient) + (select count(*) from product_share) + (select count(*) from group_unit)
        + (select count(*) from material) as rows_kept,
    null as kg_in,
    null as kg_kept,
    null as kg_set_aside,
    (select list_sort(list(year)) from whole_year) as years,
    []::varchar[] as regions,
    (select count(*) from group_share where total > 0) as goods_groups,
    null as known_cells
