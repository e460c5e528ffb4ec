-- Every kind of cell a delivery of flows can hold, and the years in which all provinces are there.
create or replace temp table cell_kind as
select streams.stream, use_groups.use_group, use_groups.is_final_use, kinds.is_raw_material
from code_list.streams
cross join code_list.use_groups
cross join (select unnest([true, false]) as is_raw_material) as kinds
where streams.in_formulas and use_groups.use_group <> 'total';

create or replace table meta.national_year as
select cell.year
from (select distinct region, year from core.cell) as cell
join code_list.regions using (region)
where regions.kind = 'province'
group by cell.year
having count(*) = (select count(*) from code_list.regions where kind = 'province');

-- Trade between provinces, which the national formula takes to cancel: the closure per goods group.
create or replace table meta.closure as
select
    year,
    goods_group,
    sum(mass) filter (stream = 'import_national') as import_national,
    sum(mass) filter (stream = 'export_national') as export_national,
    import_national - export_national as difference
from core.cell
join code_list.regions using (region)
where regions.kind = 'province'
group by year, goods_group;
