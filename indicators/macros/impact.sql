-- What the goods that come in cost elsewhere: DMI times a factor per goods group.

-- DMI in weight (mln kg) in the pieces that the dimensions are made of, each with the goods group that its factor hangs
-- on. A group in two agendas is divided over them. The standard error is CBS's own where a whole stream counts.
create or replace table core.dmi_piece as
with stream as (
    select
        region, year, goods_group, is_waste, stream, coefficient * amount as amount, variance,
        known > 0 and variance is null as error_unknown, expected, known, weakest, secret
    from flow_parts('dmi')
    where measure = 'mass'
), whole as (
    select
        region, year, goods_group, is_waste, sum(amount) as amount, sum(variance) as variance,
        bool_or(error_unknown) as error_unknown, sum(expected) as expected, sum(known) as known,
        max(weakest) as weakest, bool_or(secret) as secret
    from stream
    group by all
), use as (
    select
        region, year, goods_group, is_waste, use_group, sum(coefficient * mass) as amount,
        sum(squared(mass_se)) filter (mass is not null) as variance,
        bool_or(mass is not null and mass_se is null) as error_unknown, count(*) as expected, count(mass) as known,
        max(weakness(mass_status)) filter (mass is not null) as weakest, bool_or(mass_status = 'Q') as secret
    from flow_cells('dmi')
    group by all
), piece as (
    select 'total' as dimension, 'total' as category, 1::decimal(9, 6) as share, * from whole
    union all by name
    select 'goods_group' as dimension, cast(goods_group as varchar) as category, 1 as share, * from whole
    union all by name
    select 'transition_agenda' as dimension, agenda as category, share, whole.*
    from whole
    join code_list.transition_agendas using (goods_group)
    union all by name
    select 'stream' as dimension, stream as category, 1 as share, * exclude (stream) from stream
    union all by name
    select 'use_group' as dimension, use_group as category, 1 as share, * exclude (use_group) from use
)
select
    region, year, dimension, category, goods_group, is_waste,
    cast(cast(amount as decimal(26, 6)) * share as decimal(32, 12)) as amount,
    if(error_unknown, null, variance::double * share * share) as variance,
    cast(expected as integer) as expected, cast(known as integer) as known, weakest, secret
from piece;

-- What is known of a kg of each goods group: its greenhouse gas (ghg), its cost (mki), or the raw materials in it (crm).
-- Without it the group is unknown, never zero.
create or replace macro group_factors(wanted) as table
select goods_group, if(wanted = 'mki', mki_eur_per_kg, co2_kg_per_kg) as factor, weakness(status) as factor_weakness
from core.impact_factor
where factor is not null and wanted in ('ghg', 'mki')
union all
select goods_group, sum(g_per_kg), max(weakness(status))
from core.material_content
where g_per_kg is not null and wanted = 'crm'
group by goods_group;

-- mln kg x kg CO2e per kg = kt; mln kg x EUR per kg = mln EUR. A sum is that of the groups that are known and have a
-- factor; the cells of other groups are expected and not known.
create or replace macro impact_values(wanted, with_waste) as table
select
    wanted as indicator, region, year, dimension, category,
    cast(sum(amount * factor) as double) as value,
    if(count(amount * factor) = 0 or bool_or(amount is not null and factor is not null and variance is null), null,
       sqrt(cast(sum(cast(variance * factor::double * factor::double as decimal(38, 20))) as double))) as standard_error,
    case
        when count(amount * factor) > 0
            then status_of(max(greatest(weakest, factor_weakness)) filter (amount * factor is not null))
        when bool_or(secret and factor is not null) then 'Q'
        else 'O'
    end as status,
    cast(sum(expected) as integer) as rows_expected,
    cast(coalesce(sum(known) filter (factor is not null), 0) as integer) as rows_known
from core.dmi_piece
left join group_factors(wanted) using (goods_group)
where with_waste or not is_waste
group by region, year, dimension, category;

-- How much of the weight has a factor, in per cent: what of the known DMI the sum of `impact_values` is about.
create or replace macro impact_coverage(wanted, covered, with_waste) as table
select
    wanted as indicator, region, year, dimension, category,
    100 * (coalesce(cast(sum(abs(amount)) filter (factor is not null) as double), 0)
        / nullif(cast(sum(abs(amount)) as double), 0)) as value,
    null::double as standard_error,
    case when sum(abs(amount)) > 0 then status_of(max(weakest)) when bool_or(secret) then 'Q' else 'O' end as status,
    cast(sum(expected) as integer) as rows_expected,
    cast(sum(known) as integer) as rows_known
from core.dmi_piece
left join group_factors(covered) using (goods_group)
where dimension <> 'goods_group' and (with_waste or not is_waste)
group by region, year, dimension, category;

-- The set of weights goes with every figure in its euros: in the name, and as a flag where it is of climate alone.
update meta.indicator
set name_nl = indicator.name_nl || ' (' || sets.name_nl || ')', name_en = indicator.name_en || ' (' || sets.name_en || ')'
from core.impact_set
join code_list.mki_sets as sets using (mki_set)
where indicator.indicator in ('mki', 'mki_coverage');

insert into core.indicator_flag
select unnest(['mki', 'mki_coverage']), 'K' from core.impact_set where mki_set = 'climate_only';
