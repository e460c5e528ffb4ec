-- The same national totals from two statistics, in mln kg: the regional flow table by the national formula, and the
-- material monitor that CBS publishes. Extraction and exports follow from the formulas of DMI and DMC themselves.
with coefficient as (
    select
        stream, use_group, is_raw_material,
        coalesce(max(coefficient) filter (indicator = 'dmi'), 0) as in_dmi,
        coalesce(max(coefficient) filter (indicator = 'dmc'), 0) as in_dmc
    from meta.flow_coefficient
    where area = 'nation' and indicator in ('dmi', 'dmc')
    group by all
), counted as (
    select
        cell.year,
        goods.material,
        sum(cell.mass * in_dmi) as dmi,
        sum(cell.mass * in_dmc) as dmc,
        coalesce(sum(cell.mass) filter (stream = 'import_international'), 0) as imports
    from core.cell
    join code_list.goods_groups as goods using (goods_group)
    join code_list.regions using (region)
    join coefficient using (stream, use_group, is_raw_material)
    where regions.kind = 'province'
      and not goods.is_waste
      and cell.year in (select year from meta.national_year)
    group by all
), regional as (
    select year, coalesce(material, 'total') as category, sum(dmi) as dmi, sum(dmc) as dmc, sum(imports) as imports
    from counted
    group by grouping sets ((year, material), (year))
), regional_long as (
    select
        year, category,
        unnest(['extraction', 'imports', 'dmi', 'exports', 'dmc']) as measure,
        unnest([dmi - imports, imports, dmi, dmi - dmc, dmc]) as regional
    from regional
), monitor as (
    select
        year, category,
        replace(measure, '_excl_reexport', '') as measure,
        cast(value * if(unit = 'mld kg', 1000, 1) as decimal(38, 6)) as published,
        source_id
    from core.observation
    where series = 'cbs_materiaalmonitor'
      and region = 'NL01'
      and unit in ('mld kg', 'mln kg')
      and measure in ('extraction', 'imports_excl_reexport', 'dmi', 'exports_excl_reexport', 'dmc')
      and not check_only
), compared as (  -- the newest year with the consumption of the monitor; in it every material that either has
    from monitor full join regional_long using (year, category, measure)
    where year = (select max(year) from monitor where measure = 'dmc')
)
select
    year,
    measure,
    category,
    cast(regional as double) as regional,
    cast(published as double) as published,
    cast(regional - published as double) as difference,
    100 * cast(regional - published as double) / nullif(cast(published as double), 0) as relative,
    source_id
from compared
order by
    list_position(['extraction', 'imports', 'dmi', 'exports', 'dmc'], measure),
    list_position(['total', 'fossil', 'mineral', 'metal', 'biomass', 'mixed'], category)
