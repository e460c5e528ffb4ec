-- What the unknown cells of one region may weigh, per flow indicator, year and scope, in mln kg.
-- Read as zero they leave the value as it is. Beside that: what the same cells weighed in the nearest year that is known
-- (`nearest`, signed as the formula counts them), and the sum of the heaviest each of them ever was (`heaviest`).
with goods as (
    select goods_groups.goods_group, is_raw_material, shares.share as abiotic
    from code_list.goods_groups
    join code_list.abiotic_shares as shares using (goods_group)
    where not is_waste
      and shares.share_set = (
          select any_value(default_value) from meta.parameter where indicator = 'dmi' and parameter = 'share_set'
      )
), kept_share as (
    select goods_group, use_group, 1 - share as kept
    from code_list.energy_shares
    where energy_split = (
        select any_value(default_value) from meta.parameter where indicator = 'dmi' and parameter = 'energy_split'
    )
), cell as (
    select delivered.*
    from core.cell as delivered
    left join code_list.regions using (region)
    where delivered.region = {region} or ({region} = 'NL01' and regions.kind = 'province')
), candidate as (  -- the same cell in the years in which it is known
    select
        blank.region, blank.year, blank.goods_group, blank.stream, blank.use_group,
        known.mass,
        abs(known.year - blank.year) as distance
    from (from cell where mass is null) as blank
    join (from cell where mass is not null) as known using (region, goods_group, stream, use_group)
), neighbour as (
    select
        region, year, goods_group, stream, use_group,
        avg(mass) filter (distance = nearest_distance) as nearest,
        max(abs(mass)) as heaviest
    from (
        select *, min(distance) over (partition by region, year, goods_group, stream, use_group) as nearest_distance
        from candidate
    )
    group by all
), term as (
    select
        formula.indicator, cell.region as origin, cell.year, cell.goods_group, cell.stream, cell.use_group,
        formula.coefficient, cell.mass, neighbour.nearest, neighbour.heaviest,
        goods.abiotic, coalesce(kept_share.kept, 1) as kept
    from cell
    join goods using (goods_group)
    join meta.flow_coefficient as formula
      on formula.measure = 'mass'
     and formula.area = if({region} = 'NL01', 'nation', 'region')
     and formula.stream = cell.stream
     and formula.use_group = cell.use_group
     and formula.is_raw_material = goods.is_raw_material
    left join kept_share on kept_share.goods_group = cell.goods_group and kept_share.use_group = cell.use_group
    left join neighbour
      on neighbour.region = cell.region
     and neighbour.year = cell.year
     and neighbour.goods_group = cell.goods_group
     and neighbour.stream = cell.stream
     and neighbour.use_group = cell.use_group
    where {region} <> 'NL01' or cell.year in (select year from meta.national_year)
), weighed as (
    select *, 'all' as scope, coefficient as weight from term
    union all
    select *, 'abiotic', coefficient * abiotic from term where abiotic > 0
    union all
    select *, 'abiotic_non_energy', coefficient * abiotic * kept from term where abiotic > 0 and kept > 0
)
