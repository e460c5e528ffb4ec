-- One row per business park. What nobody tells is unknown: no category, no quay, no area is made up.

create or replace temp macro yes_or_no(field) as case
    when bare(field) in ('j', 'ja', 'y', 'yes', 'true', 'waar', '1') then true
    when bare(field) in ('n', 'nee', 'no', 'false', 'onwaar', '0') then false
end;

create or replace temp macro says_nothing(field) as coalesce(bare(field), '') in ('', 'onbekend', 'unknown', 'n.v.t.', 'nvt', '?');

create or replace temp table place as
with known as (
    select spelling(name_nl) as name, region from code_list.regions where kind = 'municipality'
    union select spelling(region), region from code_list.regions where kind = 'municipality'
    union select spelling(alias), code from code_list.aliases where kind = 'region' and code like 'GM%'
)
select name, min(region) as region from known group by name having count(distinct region) = 1;

-- A total below the parks is none.
create or replace temp table total_line as
select line from delivered where is_total(name) and coalesce(bare(municipality), '') = '';

create or replace temp table typed as
select
    delivered.line,
    coalesce(nullif(trim(park), ''), nullif(regexp_replace(lower(strip_accents(trim(delivered.name))), '[^a-z0-9]+', '_', 'g'), '')) as park,
    nullif(trim(delivered.name), '') as name,
    place.region,
    cast(factor(lat) as double) as lat,
    cast(factor(lon) as double) as lon,
    case when coalesce(bare(precision), '') in ('', 'exact', 'precies') then 'exact'
         when bare(precision) in ('approximate', 'bij benadering', 'benadering') then 'approximate' end as precision,
    case when spelling(policy_status) in ('protected', 'beschermd') then 'protected'
         when spelling(policy_status) in ('understudy', 'inonderzoek', 'onderzoek') then 'under_study'
         when says_nothing(policy_status) then 'unknown' end as policy_status,
    -- The highest category of the VNG list, as 4, 4.1 or 4,1.
    case when regexp_full_match(bare(category), '[1-6]([.,][1-3])?') then replace(bare(category), ',', '.') end as environmental_category,
    yes_or_no(quay) as quay, yes_or_no(road) as road, yes_or_no(rail) as rail,
    number(area_ha) as area_ha,
    nullif(trim(note_nl), '') as note_nl,
    coalesce(nullif(trim(note_en), ''), nullif(trim(note_nl), '')) as note_en
from delivered
left join place on place.name = if(regexp_full_match(bare(municipality), '[0-9]{1,4}'),
                                   'gm' || lpad(bare(municipality), 4, '0'), spelling(municipality))
where delivered.line not in (select line from total_line);

create or replace temp table park_repeat as
with content as (
    select line, park, hash((name, region, lat, lon, precision, policy_status, environmental_category, quay, road, rail,
                             area_ha, note_nl, note_en)) as content
    from typed
)
select line, min(line) over same as first_line, content <> first_value(content) over (same order by line) as differs
from content
window same as (partition by park)
qualify row_number() over (same order by line) > 1;

create or replace temp table business_park as
from typed where line not in (select line from park_repeat);

create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select 'delivered', line, 'total_line', null from total_line
union all
select 'delivered', line, 'exact_duplicate', null from park_repeat;
