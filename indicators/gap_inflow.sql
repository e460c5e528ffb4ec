-- What came in minus what went out, for the whole country, in mln kg: three roads to one figure that do not meet.
-- `rounding` is how far the figure can be off because its parts were published in whole mld kg.
with monitor as (
    select
        max(year) as year,
        1000 * (max(value) filter (measure = 'imports_excl_reexport') - max(value) filter (measure = 'exports_excl_reexport'))
            as value,
        1000 as rounding,
        any_value(source_id) as source_id
    from core.observation
    where series = 'cbs_materiaalmonitor' and region = 'NL01' and category = 'total' and unit = 'mld kg'
      and measure in ('imports_excl_reexport', 'exports_excl_reexport')
      and year = (select max(year) from core.observation where series = 'cbs_materiaalmonitor' and measure = 'dmc')
), provinces as (
    select
        max(year) as year,
        1000 * (sum(value) filter (measure = 'inflow_gross_weight') - sum(value) filter (measure = 'outflow_gross_weight'))
            as value,
        500 * count(*) as rounding,
        any_value(source_id) as source_id
    from core.observation
    where series = 'cbs_regionale_goederenstromen' and category = 'total' and unit = 'mld kg' and not check_only
      and measure in ('inflow_gross_weight', 'outflow_gross_weight')
      and year = (select year from monitor)
), table_streams as (
    select
        flow.year,
        sum(case
            when stream in ('import_national', 'import_international', 'import_for_reexport') then mass
            when stream in ('export_national', 'export_international', 'reexport') then -mass
        end) as everything,
        sum(case
            when goods.is_waste then null
            when stream = 'import_international' then mass
            when stream = 'export_international' then -mass
        end) as in_formula
    from core.flow
    join code_list.goods_groups as goods using (goods_group)
    join code_list.regions using (region)
    where regions.kind = 'province'
      and flow.year = (select year from monitor)
      and flow.year in (select year from meta.national_year)
    group by flow.year
)
select 1 as place, 'monitor' as road, year, value, rounding, source_id from monitor
union all
select 2, 'provinces', year, value, rounding, source_id from provinces
union all
select 3, 'table_all', year, cast(everything as double), null, null from table_streams
union all
select 4, 'table_formula', year, cast(in_formula as double), null, null from table_streams
order by place
