-- Rows of a delivery; measures have no weight.
select
    (select count(*) from measure_row) - (select count(*) from duplicate) as rows_kept,
    null as kg_in, null as kg_kept, null as kg_set_aside,
    (select coalesce(list(distinct year order by year), []::smallint[])
     from measure_row where year is not null) as years,
    (select list(code) from code_list.policy_terms where kind = 'owner') as regions,
    null as goods_groups, null as known_cells
