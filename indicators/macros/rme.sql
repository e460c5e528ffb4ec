-- Raw materials behind goods: RMI = sum over cells of K_in x what comes in, RMC = RMI - sum of K_out x what goes out.
-- K_in and K_out are the import and export coefficients of the delivery, in kg of raw material per kg, or per EUR.

-- The year of which the coefficients serve: the year itself, else the nearest that has them, of two the earlier.
create or replace table core.rme_year as
select year, arg_min(other, (abs(other - year), other)) as year_used
from (select distinct year from core.stream_total)
cross join (
    select year as other from core.rme_coefficient group by year having count(distinct direction) = 2
)
group by year;

-- How often a cell comes in (import coefficient) and goes out (export coefficient), from the formulas of DMI and DMC:
-- an export of a raw material is extracted and exported, so that it counts for K_in - K_out.
create or replace table core.rme_role as
select
    area = 'nation' as is_nation, stream, is_raw_material,
    coalesce(max(coefficient) filter (indicator = 'dmi'), 0) as inward,
    coalesce(max(coefficient) filter (indicator = 'dmi'), 0) - coalesce(max(coefficient) filter (indicator = 'dmc'), 0)
        as outward,
    not starts_with(stream, 'import') as is_own
from meta.flow_coefficient
where indicator in ('dmi', 'dmc')
group by all
having inward <> 0 or outward <> 0;

-- What a unit of each goods group counts for: per raw material, and together for all, the abiotic, the abiotic but fossil
-- energy carriers, and the biotic ones. `own` is what a tonne of own extraction counts for in the variant that takes it
-- as it is: one tonne, divided over the raw materials as the import coefficients are. A group without coefficients is
-- there with NULL.
create or replace macro rme_coefficient(with_electricity) as table
with factor as (
    select
        year, goods_group, raw_material, is_abiotic, is_fossil,
        cast(sum(inward) as decimal(20, 12)) as inward, cast(sum(outward) as decimal(20, 12)) as outward
    from core.rme_factor
    join core.rme_material using (raw_material)
    where with_electricity or not is_electricity
    group by year, goods_group, raw_material, is_abiotic, is_fossil
), member as (
    select years.year, goods_group, goods_group in (select goods_group from core.rme_group) as is_known
    from code_list.goods_groups
    cross join (select distinct year_used as year from core.rme_year) as years
), material_part as (
    select 'raw_material' as dimension, year, goods_group, raw_material as category, is_abiotic, inward, outward
    from factor
    union all
    select 'raw_material', year, goods_group, rme_material.raw_material, rme_material.is_abiotic, null, null
    from member
    cross join core.rme_material
    where not is_known
), scope_part as (
    select
        year, goods_group,
        coalesce(sum(inward), 0) as inward,
        coalesce(sum(outward), 0) as outward,
        coalesce(sum(inward) filter (is_abiotic), 0) as abiotic_inward,
        coalesce(sum(outward) filter (is_abiotic), 0) as abiotic_outward,
        coalesce(sum(inward) filter (is_abiotic and not is_fossil), 0) as other_inward,
        coalesce(sum(outward) filter (is_abiotic and not is_fossil), 0) as other_outward
    from member
    left join factor using (year, goods_group)
    where is_known
    group by year, goods_group
), scoped as (
    select year, goods_group, 'all' as category, inward, outward, inward as whole from scope_part
    union all
    select year, goods_group, 'abiotic', abiotic_inward, abiotic_outward, inward from scope_part
    union all
    select year, goods_group, 'abiotic_non_energy', other_inward, other_outward, inward from scope_part
    union all
    select year, goods_group, 'biotic', inward - abiotic_inward, outward - abiotic_outward, inward from scope_part
    union all
    select year, goods_group, category, null, null, null
    from member
    cross join (select unnest(['all', 'abiotic', 'abiotic_non_energy', 'biotic']) as category)
    where not is_known
)
select
    dimension, year, goods_group, category, is_abiotic,
    cast(inward as decimal(20, 12)) as inward, cast(outward as decimal(20, 12)) as outward,
    cast(inward::double / nullif(whole, 0)::double as decimal(20, 12)) as own
from (
    select 'scope' as dimension, year, goods_group, category, null as is_abiotic, inward, outward, whole
    from scoped
    -- Without fossil energy carriers, where the delivery says which these are.
    where category <> 'abiotic_non_energy' or (select bool_and(is_fossil is not null) from core.rme_material)
    union all
    select material_part.*, scoped.inward
    from material_part
    left join (from scoped where category = 'all') as scoped using (year, goods_group)
);

-- The cells that count for `wanted` (rmi or rmc), each with its signed roles, in the measure of its goods group.
-- With `own_as_is` own extraction counts by weight, whatever the unit of the group.
create or replace macro rme_part(wanted, own_as_is, with_waste) as table
with cell as (
    select
        total.*,
        role.is_nation,
        role.inward,
        if(wanted = 'rmc', role.outward, 0) as outward,
        own_as_is and role.is_own and role.inward > 0 as is_own,
        coalesce(rme_group.measure, 'mass') as unit_measure
    from core.stream_total as total
    join code_list.goods_groups using (goods_group)
    join core.rme_role as role using (stream, is_raw_material)
    left join core.rme_group using (goods_group)
    where (with_waste or not is_waste)
      and (not role.is_nation
           or starts_with(region, 'PV') and year in (select year from meta.national_year))
)
select
    if(is_nation, 'NL01', region) as region, year, goods_group, stream, is_own,
    inward * (measure = if(is_own, 'mass', unit_measure))::tinyint as inward,
    outward * (measure = unit_measure)::tinyint as outward,
    amount, variance, expected, known, weakest, secret
from cell
where inward * (measure = if(is_own, 'mass', unit_measure))::tinyint <> 0
   or outward * (measure = unit_measure)::tinyint <> 0;

-- Every row of RMI or RMC: value = sum of a x amount, variance = sum of a^2 x variance, with one signed coefficient
-- a = inward x K_in - outward x K_out for each cell. Cells with the same role are put together before they meet the raw
-- materials, of which there are many.
create or replace macro rme_values(wanted, electricity, extraction, waste) as table
with part as (
    from rme_part(wanted, extraction = 'one', waste = 'with')
), coefficient as materialized (
    from rme_coefficient(electricity = 'with')
), summed as (
    select
        if(grouping(stream) = 0, 'scope', 'raw_material') as dimension,
        region, year, goods_group, stream, is_own, inward, outward,
        cast(sum(amount) as decimal(18, 6)) as amount,
        sum(variance) as variance,
        bool_or(known > 0 and variance is null) as error_unknown,
        sum(expected) as expected,
        sum(known) as known,
        max(weakest) as weakest,
        bool_or(secret) as secret
    from part
    group by grouping sets (
        (region, year, goods_group, is_own, inward, outward, stream),
        (region, year, goods_group, is_own, inward, outward)
    )
), weighed as (
    select
        summed.* exclude (dimension, inward, outward, is_own, known, weakest),
        summed.dimension,
        category,
        coefficient.is_abiotic,
        year_used,
        cast(case when summed.inward = 0 then 0 when is_own then own else coefficient.inward end
             - if(summed.outward = 0, 0, coefficient.outward) as decimal(20, 12)) as a,
        if(a is null, 0, known) as known,
        if(a is null, null, greatest(weakest, if(year_used = year, 1, weakness('E')))) as weakest
    from summed
    join core.rme_year using (year)
    join coefficient
      on coefficient.dimension = summed.dimension
     and coefficient.year = year_used
     and coefficient.goods_group = summed.goods_group
), term as (
    select
        region, year, dimension, category, is_abiotic, goods_group, stream,
        amount * a as amount,
        cast(variance::double * a::double * a::double as decimal(38, 12)) as variance,
        error_unknown and a <> 0 as error_unknown,
        expected, known, weakest, secret
    from weighed
), gathered as (
    select
        region, year, category as scope,
        case when grouping(goods_group) = 0 then 'goods_group' when grouping(stream) = 0 then 'stream' else 'scope' end
            as dimension,
        case when grouping(goods_group) = 0 then cast(goods_group as varchar) when grouping(stream) = 0 then stream
            else category end as category,
        sum(amount) as amount, sum(variance) as variance, bool_or(error_unknown) as error_unknown,
        sum(expected) as expected, sum(known) as known, max(weakest) as weakest, bool_or(secret) as secret
    from term
    where dimension = 'scope'
    group by grouping sets (
        (region, year, category), (region, year, category, goods_group), (region, year, category, stream)
    )
    union all
    select
        region, year, if(is_abiotic, 'abiotic', 'biotic'), 'raw_material', category,
        sum(amount), sum(variance), bool_or(error_unknown), sum(expected), sum(known), max(weakest), bool_or(secret)
    from term
    where dimension = 'raw_material'
    group by region, year, category, is_abiotic
), named as (
    select * from gathered where scope = 'all' or dimension in ('scope', 'raw_material')
    union all
    select * replace (scope || '_' || dimension as dimension) from gathered
    where scope in ('abiotic', 'abiotic_non_energy') and dimension <> 'scope'
    union all
    select gathered.* replace ('coefficient_year' as dimension, cast(year_used as varchar) as category)
    from gathered
    join core.rme_year using (year)
    where scope = 'all' and dimension = 'scope'
)
select
    wanted as indicator, region, year, dimension, category,
    cast(amount as double) as value,
    if(error_unknown or known = 0, null, sqrt(cast(variance as double))) as standard_error,
    case when known > 0 then status_of(weakest) when secret then 'Q' else 'O' end as status,
    cast(expected as integer) as rows_expected,
    cast(known as integer) as rows_known
from named;
