-- What a flow indicator is made of, per goods group and stream: coefficient (1 or -1) and amount, for weight and for
-- value, in every region and in the nation (NL01, by the national formula). Waste groups are in it, marked.
create or replace macro flow_parts(wanted) as table
with formula as (
    select distinct area = 'nation' as is_nation, stream, is_raw_material, coefficient
    from meta.flow_coefficient
    where indicator = wanted and whole_stream
)
select
    if(formula.is_nation, 'NL01', region) as region, year, goods_group, stream, measure, is_raw_material, is_waste,
    coefficient, amount, variance, expected, known, weakest, secret
from core.stream_total
join code_list.goods_groups using (goods_group)
join formula using (stream, is_raw_material)
where not formula.is_nation or (starts_with(region, 'PV') and year in (select year from meta.national_year));

-- The same by use group, from the delivered cells themselves; a cell without amount has none.
create or replace macro flow_cells(wanted) as table
with formula as (
    select distinct area = 'nation' as is_nation, stream, is_raw_material, use_group, coefficient
    from meta.flow_coefficient
    where indicator = wanted
)
select
    if(formula.is_nation, 'NL01', region) as region, year, goods_group, stream, use_group, is_raw_material, is_waste,
    coefficient, mass, mass_se, mass_status, value, value_se, value_status
from core.cell
join code_list.goods_groups using (goods_group)
join formula using (stream, is_raw_material, use_group)
where not formula.is_nation or (starts_with(region, 'PV') and year in (select year from meta.national_year));
