-- Every flow indicator in every dimension: value = sum of coefficient x weight x flow over the delivered cells.
-- The coefficient is the indicator's formula (one signed number per cell, see dmi.sql and its neighbours), the weight
-- is the share of the goods group that counts (abiotic, not burned as energy). The same numbers give the standard error.

create or replace macro flow_values(wanted_shares, mixed_share, wanted_energy, with_waste, wanted_regions) as table
with goods as (
    select
        goods_groups.goods_group,
        goods_groups.is_raw_material,
        goods_groups.material,
        shares.resource_type,
        cast(if(shares.resource_type = 'mixed', mixed_share, shares.share) as decimal(9, 6)) as abiotic
    from code_list.goods_groups
    join code_list.abiotic_shares as shares using (goods_group)
    where shares.share_set = wanted_shares and (with_waste or not goods_groups.is_waste)
), kept_share as (  -- the part of a goods group that is not an energy carrier
    select goods_group, use_group, cast(1 - share as decimal(9, 6)) as kept
    from code_list.energy_shares
    where energy_split = wanted_energy
), cell as (
    select 'mass' as measure, region, year, goods_group, stream, use_group, mass as amount, mass_se as se, mass_status as status
    from core.cell
    union all
    select 'value', region, year, goods_group, stream, use_group, value, value_se, value_status
    from core.cell
), term as (
    select
        cell.*,
        goods.is_raw_material,
        goods.abiotic,
        coalesce(kept_share.kept, 1::decimal(9, 6)) as kept,
        if(cell.amount is null, null, weakness(cell.status)) as weakest,
        if(cell.amount is null, null, squared(cell.se)) as variance,
        if(cell.amount is null, null, squared(cell.se::double * coalesce(kept_share.kept, 1)::double)) as kept_variance
    from cell
    join goods using (goods_group)
    left join kept_share on kept_share.goods_group = cell.goods_group and kept_share.use_group = cell.use_group
    where wanted_regions is null
       or list_contains(wanted_regions, cell.region)
       or list_contains(wanted_regions, 'NL01') and starts_with(cell.region, 'PV')
), stream_sum as (
    select
        measure, region, year, goods_group, stream, is_raw_material, abiotic,
        max(kept) > 0 as is_kept,
        if(min(kept) = max(kept), min(kept), null) as one_kept,
        cast(sum(amount) as decimal(26, 6)) as amount,
        cast(sum(cast(amount as decimal(19, 6)) * kept) as decimal(26, 12)) as kept_amount,
        if(count(amount) = count(variance), sum(variance), null) as variance,
        if(count(amount) = count(variance), sum(kept_variance), null) as kept_variance,
        count(*) as expected,
        count(amount) as known,
        max(weakest) as weakest,
        bool_or(status = 'Q') as secret
    from term
    group by measure, region, year, goods_group, stream, is_raw_material, abiotic
), whole_stream as (  -- where the whole stream is wanted, CBS's own standard error of its total
    select
        stream_sum.* exclude (one_kept, variance, kept_variance),
        coalesce(squared(total.se), variance) as variance,
        coalesce(squared(total.se::double * one_kept::double), kept_variance) as kept_variance
    from stream_sum
    left join (
        select region, year, goods_group, stream, 'mass' as measure, mass_se as se from core.total_error
        union all
        select region, year, goods_group, stream, 'value', value_se from core.total_error
    ) as total using (region, year, goods_group, stream, measure)
), formula as (  -- the nation is the sum of all twelve provinces or it is unknown
    select formula.*, area = 'nation' as is_nation from meta.flow_coefficient as formula
), weighed as (
    select
        formula.indicator, if(formula.is_nation, 'NL01', region) as region, year, goods_group, stream, abiotic, is_kept,
        formula.coefficient * amount as amount,
        formula.coefficient * kept_amount as kept_amount,
        variance, kept_variance, known > 0 and variance is null as error_unknown, expected, known, weakest, secret
    from whole_stream
    join (select distinct on (indicator, area, stream, is_raw_material) * from formula where whole_stream) as formula
      using (measure, stream, is_raw_material)
    where not formula.is_nation or (starts_with(region, 'PV') and year in (select year from meta.national_year))
    union all
    select
        formula.indicator, if(formula.is_nation, 'NL01', region), year, goods_group, stream, abiotic, kept > 0,
        formula.coefficient * amount,
        formula.coefficient * cast(cast(amount as decimal(19, 6)) * kept as decimal(26, 12)),
        variance, kept_variance, amount is not null and variance is null, 1, if(amount is null, 0, 1), weakest, status = 'Q'
    from term
    join (from formula where not whole_stream) as formula using (measure, stream, is_raw_material, use_group)
    where not formula.is_nation or (starts_with(region, 'PV') and year in (select year from meta.national_year))
), piece as (  -- rows that still carry what a lens needs, in the dimensions by goods group and by stream
    select
        indicator, region, year,
        case
            when grouping(goods.goods_group) = 0 then 'goods_group'
            when grouping(stream) = 0 then 'stream'
            when grouping(resource_type) = 0 then 'resource_type'
            when grouping(material) = 0 then 'material'
            when grouping(is_raw_material) = 0 then 'raw_material'
            else 'scope'
        end as dimension,
        case
            when grouping(goods.goods_group) = 0 then cast(goods.goods_group as varchar)
            when grouping(stream) = 0 then stream
            when grouping(resource_type) = 0 then resource_type
            when grouping(material) = 0 then material
            when grouping(is_raw_material) = 0 then if(is_raw_material, 'raw_material', 'processed')
        end as category,
        weighed.abiotic, is_kept,
        cast(sum(amount) as decimal(26, 6)) as amount,
        cast(sum(kept_amount) as decimal(26, 12)) as kept_amount,
        sum(variance) as variance,
        sum(kept_variance) as kept_variance,
        bool_or(error_unknown) as error_unknown,
        sum(expected) as expected,
        sum(known) as known,
        max(weakest) as weakest,
        bool_or(secret) as secret
    from weighed
    join goods using (goods_group)
    group by grouping sets (
        (indicator, region, year, weighed.abiotic, is_kept, goods.goods_group),
        (indicator, region, year, weighed.abiotic, is_kept, stream),
        (indicator, region, year, weighed.abiotic, is_kept, resource_type),
        (indicator, region, year, weighed.abiotic, is_kept, material),
        (indicator, region, year, weighed.abiotic, is_kept, is_raw_material),
        (indicator, region, year, weighed.abiotic, is_kept)
    )
), use_sum as (
    select
        measure, region, year, stream, use_group, is_raw_material, abiotic, kept > 0 as is_kept,
        cast(sum(amount) as decimal(26, 6)) as amount,
        cast(sum(cast(amount as decimal(19, 6)) * kept) as decimal(26, 12)) as kept_amount,
        sum(variance) as variance,
        sum(kept_variance) as kept_variance,
        bool_or(amount is not null and variance is null) as error_unknown,
        count(*) as expected,
        count(amount) as known,
        max(weakest) as weakest,
        bool_or(status = 'Q') as secret
    from term
    group by measure, region, year, stream, use_group, is_raw_material, abiotic, kept > 0
), use_piece as (
    select
        formula.indicator, if(formula.is_nation, 'NL01', region) as region, year,
        'use_group' as dimension, use_group as category, abiotic, is_kept,
        formula.coefficient * amount as amount, formula.coefficient * kept_amount as kept_amount,
        variance, kept_variance, error_unknown, expected, known, weakest, secret
    from use_sum
    join formula using (measure, stream, is_raw_material, use_group)
    where not formula.is_nation or (starts_with(region, 'PV') and year in (select year from meta.national_year))
), agenda_piece as (  -- a group in two agendas is divided over them
    select
        indicator, region, year, 'transition_agenda' as dimension, agenda as category, abiotic, is_kept,
        amount * share as amount,
        cast(kept_amount * share as decimal(35, 18)) as kept_amount,
        cast(variance::double * share * share as decimal(38, 12)) as variance,
        cast(kept_variance::double * share * share as decimal(38, 12)) as kept_variance,
        error_unknown, expected, known, weakest, secret
    from piece
    join code_list.transition_agendas as agendas
      on piece.dimension = 'goods_group' and agendas.goods_group = cast(piece.category as smallint)
), pieces as (
    from piece union all from use_piece union all from agenda_piece
), seen as (  -- the same pieces through four lenses; through DOUBLE, see `squared` in stream_total.sql
    select *, 'all' as lens, amount::double as part, variance::double as part_variance from pieces
    union all
    select *, 'abiotic', amount::double * abiotic, variance::double * abiotic * abiotic from pieces where abiotic > 0
    union all
    select *, 'abiotic_non_energy', kept_amount::double * abiotic, kept_variance::double * abiotic * abiotic
    from pieces where abiotic > 0 and is_kept
    union all
    select *, 'biotic', amount::double * (1 - abiotic), variance::double * (1 - abiotic) * (1 - abiotic)
    from pieces where abiotic < 1 and dimension = 'scope'
)
select
    indicator,
    region,
    year,
    if(lens = 'all' or dimension = 'scope', dimension, lens || '_' || dimension) as dimension,
    if(dimension = 'scope', lens, category) as category,
    cast(sum(cast(part as decimal(38, 10))) as double) as value,
    if(bool_or(error_unknown) or sum(known) = 0, null,
       sqrt(cast(sum(cast(part_variance as decimal(38, 12))) as double))) as standard_error,
    case when sum(known) > 0 then status_of(max(weakest)) when bool_or(secret) then 'Q' else 'O' end as status,
    cast(sum(expected) as integer) as rows_expected,
    cast(sum(known) as integer) as rows_known
from seen
where lens = 'all' or dimension in ('scope', 'goods_group', 'transition_agenda', 'use_group', 'stream', 'material')
group by indicator, region, year, lens, dimension, category;
