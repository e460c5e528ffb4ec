-- The delivered cells as links from where goods come from, through a kind of goods, to where they go. Every cell of the
-- five streams is exactly one link; of a goods group in two agendas the cell is divided over them by its shares.
--
-- For the nation, trade between provinces is counted once, where it is used: there it comes from extraction or
-- production in the country. The same flow seen from the sender (export_national) is left out.

-- The wanted cells with what they count for. `known_in` is a list of years: a cell that is unknown in one of them counts
-- as unknown in all, so that a change between two years is one of the same cells. An empty list asks for no such thing.
create or replace macro flow_part(
    wanted_region, wanted_measure, wanted_scope, wanted_dimension, with_waste, wanted_shares, mixed_share, wanted_energy,
    wanted_classes, wanted_materials, wanted_agendas, wanted_goods, wanted_origins, wanted_destinations, wanted_years,
    known_in
) as table
with goods as (
    select goods_group, is_raw_material, category, cast(sum(weight) as decimal(18, 12)) as weight
    from (
        select
            goods_groups.goods_group,
            goods_groups.is_raw_material,
            case wanted_dimension
                when 'goods_group' then cast(goods_groups.goods_group as varchar)
                when 'resource_type' then shares.resource_type
                when 'material' then goods_groups.material
                when 'transition_agenda' then agendas.agenda
                else 'all'
            end as category,
            cast(agendas.share as decimal(9, 6)) * case
                when wanted_scope = 'all' then 1::decimal(9, 6)
                when shares.resource_type = 'mixed' then mixed_share
                else cast(shares.share as decimal(9, 6))
            end as weight
        from code_list.goods_groups
        join code_list.abiotic_shares as shares using (goods_group)
        join code_list.transition_agendas as agendas using (goods_group)
        where shares.share_set = wanted_shares
          and (with_waste or not goods_groups.is_waste)
          and (wanted_classes is null or list_contains(wanted_classes, shares.resource_type))
          and (wanted_materials is null or list_contains(wanted_materials, goods_groups.material))
          and (wanted_agendas is null or list_contains(wanted_agendas, agendas.agenda))
          and (wanted_goods is null or list_contains(wanted_goods, goods_groups.goods_group))
    )
    group by goods_group, is_raw_material, category
    having sum(weight) > 0
), kept_share as (  -- the part of a goods group that is not an energy carrier
    select goods_group, use_group, cast(1 - share as decimal(9, 6)) as kept
    from code_list.energy_shares
    where energy_split = wanted_energy and wanted_scope = 'abiotic_non_energy'
), placed as (
    select
        cell.*,
        goods.category,
        cast(goods.weight * coalesce(kept_share.kept, 1::decimal(9, 6)) as decimal(18, 12)) as weight,
        case
            when cell.stream = 'import_international' then 'abroad'
            when cell.stream = 'import_national' and wanted_region <> 'NL01' then 'other_provinces'
            when goods.is_raw_material then 'extraction'
            else 'own_production'
        end as origin,
        case cell.stream
            when 'export_national' then 'other_provinces'
            when 'export_international' then 'abroad'
            else cell.use_group
        end as destination
    from (
        select
            region, year, goods_group, stream, use_group,
            if(wanted_measure = 'mass', mass, value) as delivered,
            if(wanted_measure = 'mass', mass_se, value_se) as se,
            if(wanted_measure = 'mass', mass_status, value_status) as status
        from core.cell
        where (len(known_in) > 0 or wanted_years is null or list_contains(wanted_years, year))
          and (region = wanted_region or (
              wanted_region = 'NL01'
              and stream <> 'export_national'
              and year in (select year from meta.national_year)
              and region in (select region from code_list.regions where kind = 'province')
          ))
    ) as cell
    join goods using (goods_group)
    left join kept_share on kept_share.goods_group = cell.goods_group and kept_share.use_group = cell.use_group
    where cell.stream in (select stream from code_list.streams where in_formulas)
)
select
    * exclude (delivered),
    if(
        len(known_in) = 0 or len(known_in) = count(delivered) filter (list_contains(known_in, year)) over same_cell,
        cast(delivered * weight as decimal(30, 12)),
        null
    ) as amount,
    delivered is not null as is_delivered
from placed
where weight > 0
  and (wanted_origins is null or list_contains(wanted_origins, origin))
  and (wanted_destinations is null or list_contains(wanted_destinations, destination))
window same_cell as (partition by region, goods_group, stream, use_group, category)
-- After the window, which looks at other years too.
qualify wanted_years is null or list_contains(wanted_years, year);

-- Values of groups of cells. The standard error of a whole stream is the one CBS gives with its total.
create or replace macro flow_link(
    grain, wanted_region, wanted_measure, wanted_scope, wanted_dimension, with_waste, wanted_shares, mixed_share,
    wanted_energy, wanted_classes, wanted_materials, wanted_agendas, wanted_goods, wanted_origins, wanted_destinations,
    wanted_years, known_in
) as table
with part as (
    from flow_part(
        wanted_region, wanted_measure, wanted_scope, wanted_dimension, with_waste, wanted_shares, mixed_share,
        wanted_energy, wanted_classes, wanted_materials, wanted_agendas, wanted_goods, wanted_origins,
        wanted_destinations, wanted_years, known_in
    )
), stream_sum as (
    select
        region, year, goods_group, stream, category, origin,
        if(grain = 'link', destination, 'all') as destination,
        sum(amount) as amount,
        sum(squared(se::double * weight::double)) filter (amount is not null) as variance,
        bool_or(amount is not null and se is null) as error_unknown,
        count(*) as expected,
        count(amount) as known,
        max(if(amount is null, null, weakness(status))) as weakest,
        bool_or(status = 'Q') as secret,
        if(min(weight) = max(weight) and count(*) = any_value(cells.number), min(weight), null) as whole_weight
    from part
    join (
        select region, year, goods_group, stream, count(*) as number
        from core.cell
        where region = wanted_region or wanted_region = 'NL01'
        group by all
    ) as cells using (region, year, goods_group, stream)
    group by all
), with_total_error as (
    select
        stream_sum.* exclude (variance, error_unknown),
        coalesce(squared(total.se::double * whole_weight::double), variance) as variance,
        error_unknown and (total.se is null or whole_weight is null) as error_unknown
    from stream_sum
    left join (
        select region, year, goods_group, stream, if(wanted_measure = 'mass', mass_se, value_se) as se
        from core.total_error
    ) as total using (region, year, goods_group, stream)
), link as (
    select
        year,
        if(grain = 'link', origin, 'all') as origin,
        category,
        destination,
        cast(sum(amount) as double) as value,
        if(bool_or(error_unknown) or sum(known) = 0, null, sqrt(cast(sum(variance) as double))) as standard_error,
        case when sum(known) > 0 then status_of(max(weakest)) when bool_or(secret) then 'Q' else 'O' end as status,
        cast(sum(expected) as integer) as rows_expected,
        cast(sum(known) as integer) as rows_known
    from with_total_error
    group by all
)
select
    mark.region,
    link.year,
    link.origin,
    link.category,
    link.destination,
    link.value,
    link.standard_error,
    if(wanted_measure = 'mass', 'mln kg', 'mln EUR') as unit,
    link.status,
    if(link.year = regions.break_year, 'B', '') || if(mark.is_example, 'X', '') as flags,
    mark.source,
    link.rows_expected,
    link.rows_known
from link
join core.region_mark as mark on mark.region = wanted_region
left join code_list.regions using (region);
