-- Rows and kilograms of a delivery: what came in is kept or set aside.
with lines as (
    select
        (select count(*) from typed) + (select count(*) from year_total) + (select count(*) from spend_factor)
            + (select count(*) from index_of_year) as rows_kept
), weights as (
    select
        (select coalesce(sum(weight_kg), 0) from written) as kg_in,
        (select coalesce(sum(mass_kg), 0) from typed) as kg_kept,
        (select coalesce(sum(mass), 0) from set_aside) as kg_set_aside
)
select
    rows_kept, kg_in, kg_kept, kg_set_aside,
    (select list_sort(list(distinct year)) from typed where year is not null and part <> 'calendar') as years,
    []::varchar[] as regions, null as goods_groups, null as known_cells
from lines
cross join weights
