-- Raw materials in the goods that come in, and how critical they are to the economy of the EU.

-- Every raw material with its scores. On the EU list and above both thresholds are two things: copper and nickel are on
-- the list because they are strategic.
create or replace table core.raw_material as
with threshold as (
    select
        max(threshold) filter (measure = 'supply_risk') as supply_risk,
        max(threshold) filter (measure = 'economic_importance') as economic_importance
    from code_list.crm_thresholds
)
select
    listed.material, listed.name_nl, listed.name_en, listed.material_group, listed.is_critical, listed.critical_entry,
    listed.is_strategic, score.economic_importance, score.supply_risk, score.score_level,
    cast(score.economic_importance::decimal(9, 4) * score.supply_risk::decimal(9, 4) as decimal(12, 8)) as criticality,
    score.economic_importance >= threshold.economic_importance
        and score.supply_risk >= threshold.supply_risk as above_thresholds,
    coalesce(score.status, 'O') as status
from code_list.raw_materials as listed
cross join threshold
left join core.crm_score as score using (material);

-- What is in a kg of goods, with what makes a raw material count as critical: the EU list or the two thresholds.
create or replace macro crm_contents(critical) as table
select
    content.goods_group, content.material, content.g_per_kg, weakness(content.status) as content_weakness,
    if(critical = 'thresholds', coalesce(above_thresholds, false), is_critical) as counts,
    is_critical, is_strategic, coalesce(above_thresholds, false) as above_thresholds, criticality, critical_entry
from core.material_content as content
join core.raw_material using (material);

-- Grams per kg of goods, collected to one number per goods group and figure, so that a figure has one coefficient per
-- delivered cell and its standard error is exact.
create or replace macro crm_weights(critical) as table
with scoped as (
    select
        *,
        unnest(['all', if(is_critical, 'critical', null), if(is_strategic, 'strategic', null),
                if(above_thresholds, 'above_thresholds', null)]) as scope
    from crm_contents(critical)
)
select 'raw_material' as dimension, material as category, goods_group, g_per_kg as content, content_weakness
from crm_contents(critical)
union all
select 'scope', scope, goods_group, cast(sum(g_per_kg) as decimal(20, 12)), max(content_weakness) filter (g_per_kg is not null)
from scoped
where scope is not null
group by scope, goods_group
union all
-- A group of which the contents are known and none is critical holds nothing critical: a true zero.
select 'goods_group', cast(goods_group as varchar), goods_group,
       cast(if(bool_or(counts), sum(g_per_kg) filter (counts), 0) as decimal(20, 12)),
       max(content_weakness) filter (g_per_kg is not null)
from crm_contents(critical)
group by goods_group;

-- DMI of each goods group in mln kg. Its raw materials: mln kg x g per kg = tonnes.
create or replace macro group_dmi(with_waste) as table
from core.dmi_piece
where dimension = 'goods_group' and (with_waste or not is_waste);

create or replace macro crm_mass(critical, with_waste) as table
select
    'crm_mass' as indicator, region, year, weights.dimension, weights.category,
    cast(sum(amount * content) as double) as value,
    if(count(amount * content) = 0 or bool_or(amount is not null and content is not null and variance is null), null,
       sqrt(cast(sum(cast(variance * content::double * content::double as decimal(38, 20))) as double))) as standard_error,
    case
        when count(amount * content) > 0
            then status_of(max(greatest(weakest, content_weakness)) filter (amount * content is not null))
        when bool_or(secret) then 'Q'
        else 'O'
    end as status,
    cast(sum(expected) as integer) as rows_expected,
    cast(coalesce(sum(known) filter (content is not null), 0) as integer) as rows_known
from group_dmi(with_waste)
join crm_weights(critical) as weights using (goods_group)
group by region, year, weights.dimension, weights.category;

-- Which goods bring which raw material, in tonnes.
create or replace macro crm_pairs(critical, with_waste) as table
select
    region, year, goods_group, material, counts, critical_entry,
    amount * g_per_kg as mass,
    sqrt(variance) * g_per_kg::double as standard_error,
    if(mass is null, if(secret, 'Q', 'O'), status_of(greatest(weakest, content_weakness))) as status,
    expected as rows_expected, if(g_per_kg is null, 0, known) as rows_known
from group_dmi(with_waste)
join crm_contents(critical) using (goods_group);

-- Supply risk x economic importance: per raw material that comes in, and for all critical ones together the mean by
-- weight. With c and s the contents and the scores, R = sum(DMI x sum(s c)) / sum(DMI x sum(c)); the standard error is
-- that of its linear part, one coefficient (sum(s c) - R sum(c)) / weight per goods group.
create or replace macro crm_criticality(critical, with_waste) as table
with scored as (
    select
        goods_group,
        cast(sum(criticality * g_per_kg) as decimal(20, 8)) as score,
        cast(sum(g_per_kg) as decimal(20, 12)) as content,
        max(content_weakness) as content_weakness
    from crm_contents(critical)
    where counts and criticality is not null and g_per_kg is not null
    group by goods_group
), part as (
    from group_dmi(with_waste) join scored using (goods_group)
), total as (
    select
        region, year,
        cast(sum(amount * content) as double) as mass,
        if(mass > 0, cast(sum(amount * score) as double) / mass, null) as value,
        count(amount) > 0 and bool_or(amount is not null and variance is null) as error_unknown,
        status_of(max(greatest(weakest, content_weakness)) filter (amount is not null)) as status,
        sum(expected) as expected, sum(known) as known
    from part
    group by region, year
), squares as (
    select
        region, year,
        sum(cast(part.variance * power((score::double - total.value * content::double) / total.mass, 2) as decimal(38, 20))) as square
    from part
    join total using (region, year)
    group by region, year
)
select
    'crm_criticality' as indicator, region, year, 'total' as dimension, 'total' as category, value,
    if(value is null or error_unknown, null, sqrt(square::double)) as standard_error,
    if(value is null, 'O', status) as status, cast(expected as integer) as rows_expected, cast(known as integer) as rows_known
from total
join squares using (region, year)
union all
select
    'crm_criticality', region, year, 'raw_material', material, criticality::double, null,
    if(criticality is null, 'O', raw_material.status), 1, if(criticality is null, 0, 1)
from (select distinct region, year, material from crm_pairs(critical, with_waste) where mass > 0)
join core.raw_material using (material);

-- Value of the imported goods in groups that hold something critical: the whole of these goods, not the material alone.
create or replace macro crm_value(critical, origin, with_waste) as table
with group_at_stake as (
    select distinct goods_group from crm_contents(critical) where counts and g_per_kg > 0
), part as (
    from flow_parts('dmi')
    join group_at_stake using (goods_group)
    where measure = 'value' and (with_waste or not is_waste)
      and (stream = 'import_international' or stream = 'import_national' and origin = 'all')
)
select
    'crm_value' as indicator, region, year,
    case when grouping(goods_group) = 0 then 'goods_group' when grouping(stream) = 0 then 'stream' else 'total' end as dimension,
    case when grouping(goods_group) = 0 then cast(goods_group as varchar) when grouping(stream) = 0 then stream
         else 'total' end as category,
    cast(sum(amount) as double) as value,
    if(sum(known) = 0 or bool_or(known > 0 and variance is null), null, sqrt(cast(sum(variance) as double))) as standard_error,
    case when sum(known) > 0 then status_of(max(weakest)) when bool_or(secret) then 'Q' else 'O' end as status,
    cast(sum(expected) as integer) as rows_expected,
    cast(sum(known) as integer) as rows_known
from part
group by grouping sets ((region, year, goods_group), (region, year, stream), (region, year));

-- How concentrated the supply of a raw material is, in per cent: the share of the goods group that brings most of it, the
-- sum of the squared shares (Herfindahl, 100 when all comes in one group of goods), and the share that comes from abroad.
create or replace macro crm_concentration(critical, with_waste) as table
with abroad as (
    select region, year, material, sum(greatest(amount, 0) * g_per_kg) as mass
    from core.dmi_piece
    join crm_contents(critical) using (goods_group)
    where dimension = 'stream' and category = 'import_international' and (with_waste or not is_waste)
    group by region, year, material
), summed as (
    select
        region, year, material,
        sum(brought)::double as mass, max(brought)::double as largest, sum(brought * brought)::double as squares,
        max(weakness(status)) filter (mass is not null) as weakest,
        cast(sum(rows_expected) as integer) as rows_expected,
        cast(sum(rows_known) as integer) as rows_known
    -- To a milligram, as DECIMAL, so that sums do not depend on the order of the rows; through DOUBLE, which is quick.
    from (select *, cast(greatest(mass::double, 0) as decimal(18, 9)) as brought from crm_pairs(critical, with_waste))
    group by region, year, material
), measured as (
    -- Not above 1, which rounding could do. (DuckDB's least() would make 1 of what is unknown.)
    select
        region, year, material, rows_expected, rows_known, status_of(weakest) as status,
        100 * (largest / nullif(summed.mass, 0)) as largest_group,
        squares / nullif(summed.mass * summed.mass, 0) as squared_shares,
        100 * if(squared_shares > 1, 1, squared_shares) as herfindahl,
        abroad.mass::double / nullif(summed.mass, 0) as share_abroad,
        100 * if(share_abroad > 1, 1, share_abroad) as abroad
    from summed
    left join abroad using (region, year, material)
), long as (
    from measured unpivot include nulls (value for dimension in (largest_group, herfindahl, abroad))
)
select
    'crm_concentration' as indicator, region, year, dimension, material as category, value,
    null::double as standard_error, if(value is null, 'O', status) as status, rows_expected, rows_known
from long;
