-- From delivered text to typed, coded cells. Names are looked up once per spelling, then joined back.

create or replace temp macro count_of(field) as case
    when regexp_full_match(bare(field), '[0-9]{1,9}') then cast(bare(field) as integer)
end;

create or replace temp table year_code as
select name, try_cast(count_of(name) as smallint) as code from (select distinct year as name from delivered);

create or replace temp table region_code as
with known as (
    select spelling(name_nl) as spelling, region as code from code_list.regions where kind = 'province'
    union select spelling(name_en), region from code_list.regions where kind = 'province'
    union select spelling(alias), code from code_list.aliases where kind = 'region' and code like 'PV%'
), corop as (
    select spelling(name) as spelling, name from code_list.corop_plus
    union select spelling(alias), code from code_list.aliases where kind = 'corop_plus'
), found as (
    select region as name, region_nr as nr, min(line) as line from delivered group by all
)
select
    found.name,
    found.nr,
    found.line,
    case
        when getvariable('edition') = 'corop' and corop.spelling is not null then 'CP' || count_of(found.nr)
        when getvariable('edition') = 'province' then known.code
    end as code,
    -- What the number stands for: the code of a COROP region is its number, so only the name can contradict it.
    if(getvariable('edition') = 'corop', corop.name, known.code) as meaning
from found
left join known on known.spelling = spelling(found.name)
left join corop on corop.spelling = spelling(found.name);

create or replace temp table stream_code as
with known as (
    select spelling(cbs_name) as spelling, stream as code from code_list.streams
    union select spelling(alias), code from code_list.aliases where kind = 'stream'
)
select found.name, found.nr, found.line, cast(known.code as stream_id) as code
from (select stream as name, stream_nr as nr, min(line) as line from delivered group by all) as found
left join known on known.spelling = spelling(found.name);

create or replace temp table use_group_code as
with known as (
    select spelling(cbs_name) as spelling, use_group as code from code_list.use_groups
    union select spelling(alias), code from code_list.aliases where kind = 'use_group'
)
select found.name, found.nr, found.line, cast(known.code as use_group_id) as code
from (select use_group as name, use_group_nr as nr, min(line) as line from delivered group by all) as found
left join known on known.spelling = spelling(found.name);

create or replace temp table goods_group_code as
with known as (
    select spelling(name_nl) as spelling, goods_group as code from code_list.goods_groups
    union select spelling(alias), cast(code as smallint) from code_list.aliases where kind = 'goods_group'
)
select found.name, found.nr, known.code
from (select distinct goods_group as name, goods_group_nr as nr from delivered) as found
left join known on known.spelling = spelling(found.name);

create or replace temp macro status_of_field(field, number) as case
    when number is not null then cast(getvariable('status') as status_id)
    when number_kind(field) = 'secret' then cast('Q' as status_id)
    else cast('O' as status_id)
end;

create or replace temp table typed as
select
    * exclude (mass_text, value_text),
    status_of_field(mass_text, mass) as mass_status,
    status_of_field(value_text, value) as value_status
from (
    select
        delivered.line,
        year_code.code as year,
        region_code.code as region,
        stream_code.code as stream,
        goods_group_code.code as goods_group,
        use_group_code.code as use_group,
        number(delivered.mass) as mass,
        number(delivered.mass_se) as mass_se,
        number(delivered.value) as value,
        number(delivered.value_se) as value_se,
        -- Only of what is no number the text is still needed.
        if(number(delivered.mass) is null, delivered.mass, null) as mass_text,
        if(number(delivered.value) is null, delivered.value, null) as value_text
    from delivered
    join year_code on delivered.year = year_code.name
    join region_code on delivered.region = region_code.name and delivered.region_nr = region_code.nr
    join stream_code on delivered.stream = stream_code.name and delivered.stream_nr = stream_code.nr
    join use_group_code on delivered.use_group = use_group_code.name and delivered.use_group_nr = use_group_code.nr
    join goods_group_code
      on delivered.goods_group = goods_group_code.name and delivered.goods_group_nr = goods_group_code.nr
);

-- The same key more than once: exact repeats are set aside, other values refuse the delivery (checks/conflicting_rows).
create or replace temp table repeated_key as
with repeated as (  -- first the few keys, then their values: comparing the values of every key takes long
    select year, region, stream, goods_group, use_group, min(line) as first_line
    from typed
    group by all
    having count(*) > 1
)
select
    year, region, stream, goods_group, use_group, first_line,
    count(distinct (mass, mass_se, value, value_se, mass_status, value_status)) as different_values
from repeated
join typed using (year, region, stream, goods_group, use_group)
group by all;

create or replace temp table duplicate as
select typed.line
from typed
join repeated_key using (year, region, stream, goods_group, use_group)
where typed.line > repeated_key.first_line;

create or replace temp table other_values as
select typed.line
from (from repeated_key where different_values > 1) as repeated_key
join typed using (year, region, stream, goods_group, use_group)
join typed as first on first.line = repeated_key.first_line
where (typed.mass, typed.mass_se, typed.value, typed.value_se, typed.mass_status, typed.value_status)
    is distinct from (first.mass, first.mass_se, first.value, first.value_se, first.mass_status, first.value_status);

create or replace temp view cell as
select * from typed where line not in (from duplicate);

-- `Totaal` rows are the check on their parts, so they stand apart; where the file gives no parts, they are all there is.
create or replace temp table only_total as
select total.line
from (from cell where use_group = 'total') as total
anti join (from cell where use_group <> 'total') as part using (year, region, stream, goods_group);

create or replace temp table flow as
select * replace (cast(if(use_group = 'total', 'not_applicable', use_group) as use_group_id) as use_group)
from cell
where use_group <> 'total' or line in (from only_total);

-- What a region weighs in a year, and what CBS published for the province, to see weights in another unit.
create or replace temp table region_weight as
with published as (
    select region, sum(value) * 1000 as mass
    from code_list.published_goods_flows
    where year = 2022 and category = 'total' and not check_only
      and measure in ('inflow_gross_weight', 'outflow_gross_weight', 'intraregional_gross_weight')
    group by region
), delivered_weight as (
    select region, year, arg_max(line, (abs(mass), -line)) as line, sum(abs(mass)) as mass,
           count(distinct goods_group) as goods_groups
    from flow
    where mass is not null
    group by region, year
), corop as (
    select distinct region_code.code as region, corop_plus.province
    from region_code
    join code_list.corop_plus on corop_plus.name = region_code.meaning
)
select delivered_weight.*, published.mass as published
from delivered_weight
left join corop using (region)
join published on published.region = coalesce(corop.province, delivered_weight.region);

create or replace temp view flow_total as
select * exclude (use_group)
from cell
where use_group = 'total';

-- What is not used as a flow, and why: nothing is lost.
create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select 'delivered', line, 'exact_duplicate', mass from typed where line in (from duplicate)
union all
select 'delivered', line, 'total_row', mass from cell where use_group = 'total' and line not in (from only_total);
