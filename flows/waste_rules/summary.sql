-- Rows of a delivery; rules have no weight.
select
    (select count(*) from waste_rank) + (select count(*) from waste_restriction)
    + (select count(*) from waste_exclusion) - (select count(*) from waste_rule_repeated) as rows_kept,
    null as kg_in, null as kg_kept, null as kg_set_aside,
    []::integer[] as years, []::varchar[] as regions, null as goods_groups, null as known_cells
