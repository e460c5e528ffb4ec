-- The contract: one long table, with what is missing told beside it.
create or replace view core.region_mark as
select region, source, is_example from core.region_source
union all
select 'NL01', min(source), bool_or(is_example)
from core.region_source
join code_list.regions using (region)
where kind = 'province'
having count(*) > 0;

-- What an indicator rests on besides the flows, whose source depends on the region: its other sources, in order.
create or replace view core.indicator_mark as
with needed as (
    select indicator, unnest(string_split(needs, ',')) as source_name from meta.indicator
)
select
    indicator,
    bool_or(source_name = 'cbs_flows') as uses_flows,
    string_agg(distinct source, ';' order by source) as sources,
    coalesce(bool_or(is_example), false) as is_example,
    coalesce(any_value(flag), '') as flag
from needed
left join (from core.source_mark where source_name <> 'cbs_flows') using (source_name)
left join core.indicator_flag using (indicator)
group by indicator;

-- What waits for a delivery: an indicator with the sources it lacks, and the records of their real deliveries.
create or replace table core.awaited as
select
    indicator,
    list(source_name order by source_name) as missing,
    string_agg(distinct source_id, ';' order by source_id) as sources
from (select indicator, unnest(string_split(needs, ',')) as source_name from meta.indicator)
join meta.kind_of_delivery using (source_name)
where source_name not in (select source_name from core.source_mark)
group by indicator;

-- The areas and years in which its whole is unknown: those of the goods flows.
create or replace table core.awaited_row as
select indicator, place.region, place.year, record.dimension, record.category
from core.awaited
join meta.indicator as record using (indicator)
cross join (select distinct region, year from computed where indicator = 'dmi') as place;

-- Rows of indicators. One that waits for a delivery has one row per area and year instead: no value, status O.
create or replace macro with_awaited(indicator_rows) as table
select * from query_table(indicator_rows) where indicator not in (select indicator from core.awaited)
union all by name
select *, null as value, null as standard_error, 'O' as status, null as rows_expected, null as rows_known
from core.awaited_row;

-- Unit, flags and source, the same for all rows of an indicator in one region and year. What waits has flag N.
create or replace macro marks(indicator_rows) as table
select
    place.indicator, place.region, place.year, record.unit,
    if(place.year = regions.break_year, 'B', '') || case
        when awaited.indicator is not null then 'N'
        when other.is_example or other.uses_flows and flow.is_example then 'X'
        else ''
    end || other.flag as flags,
    concat_ws(';', if(other.uses_flows, flow.source, null), other.sources, divisor.source_id, awaited.sources) as source
from (select distinct indicator, region, year from with_awaited(indicator_rows)) as place
join meta.indicator as record using (indicator)
join core.indicator_mark as other using (indicator)
left join core.awaited using (indicator)
left join core.region_mark as flow using (region)
left join core.denominator as divisor using (divided_by, region, year)
left join code_list.regions using (region);

create or replace macro with_marks(indicator_rows) as table
select
    indicator, region, year, dimension, category, value, standard_error, unit, status, flags, source, rows_expected,
    rows_known
from with_awaited(indicator_rows)
join marks(indicator_rows) using (indicator, region, year);

-- The words that come back in row after row are kept as numbers with a name: a third of the time to write, and of the
-- space. In the order of the alphabet, so that they sort as text does.
create or replace temp table mark as from marks('computed');
create type result.indicator_id as enum (select distinct indicator from mark order by all);
create type result.region_id as enum (select distinct region from mark order by all);
create type result.dimension_id as enum (select distinct dimension from with_awaited('computed') order by all);
create type result.category_id as enum (select distinct category from with_awaited('computed') order by all);
create type result.unit_id as enum (select distinct unit from mark order by all);
create type result.flags_id as enum (select distinct flags from mark order by all);
create type result.source_id as enum (select distinct source from mark order by all);

create table result.figure as
select
    cast(indicator as result.indicator_id) as indicator,
    cast(region as result.region_id) as region,
    year,
    cast(dimension as result.dimension_id) as dimension,
    cast(category as result.category_id) as category,
    value,
    standard_error,
    cast(unit as result.unit_id) as unit,
    cast(status as status_id) as status,
    cast(flags as result.flags_id) as flags,
    cast(source as result.source_id) as source,
    rows_expected,
    rows_known
from with_awaited('computed')
join mark using (indicator, region, year)
order by indicator, region, dimension, category, year;

-- What everybody reads: text.
create view result.indicator_value as
select
    cast(indicator as varchar) as indicator, cast(region as varchar) as region, year,
    cast(dimension as varchar) as dimension, cast(category as varchar) as category, value, standard_error,
    cast(unit as varchar) as unit, cast(status as varchar) as status, cast(flags as varchar) as flags,
    cast(source as varchar) as source
from result.figure;

create view result.coverage as
select
    cast(indicator as varchar) as indicator, cast(region as varchar) as region, year,
    cast(dimension as varchar) as dimension, cast(category as varchar) as category, rows_expected, rows_known
from result.figure;
