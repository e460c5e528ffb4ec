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

create or replace macro with_marks(indicator_rows) as table
select
    computed.indicator, computed.region, computed.year, computed.dimension, computed.category, computed.value,
    computed.standard_error, record.unit, computed.status,
    if(computed.year = regions.break_year, 'B', '')
        || if(other.is_example or other.uses_flows and flow.is_example, 'X', '') || other.flag as flags,
    concat_ws(';', if(other.uses_flows, flow.source, null), other.sources) as source,
    computed.rows_expected, computed.rows_known
from query_table(indicator_rows) as computed
join meta.indicator as record using (indicator)
join core.indicator_mark as other using (indicator)
left join core.region_mark as flow using (region)
left join code_list.regions using (region);

create or replace temp table marked as from with_marks('computed');

create or replace table result.indicator_value as
select * exclude (rows_expected, rows_known)
from marked
order by indicator, region, dimension, category, year;

create or replace table result.coverage as
select indicator, region, year, dimension, category, rows_expected, rows_known from marked;
