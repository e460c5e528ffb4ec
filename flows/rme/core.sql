-- From delivered text to typed rows. Names are compared without outer and double spaces and without capitals; every
-- other difference is a difference, and checks/ refuses it by name.

create or replace temp macro shown_name(field) as
    trim(regexp_replace(field, '[\s\x{00a0}\x{2009}\x{202f}]+', ' ', 'g'));
create or replace temp macro name_key(field) as lower(shown_name(field));
create or replace temp macro whole_number(field) as case
    when regexp_full_match(bare(field), '[0-9]{1,9}') then cast(bare(field) as integer)
end;
create or replace temp macro yes_or_no(field) as case
    when bare(field) in ('true', 'waar', 'ja', 'yes', 'j', 'y', '1') then true
    when bare(field) in ('false', 'onwaar', 'nee', 'no', 'n', '0') then false
end;
-- Electricity comes from no mine: it stands for the raw materials behind it, and a parameter leaves it out.
create or replace temp macro names_electricity(key) as regexp_matches(key, '^(electric|elektric|elektrische energie)');

create or replace temp macro column_of(kind) as
    if(kind = 'raw_material', getvariable('raw_material_column'), getvariable('rme_product_column'));

create or replace temp table coefficient as
select
    line,
    case when bare(direction) in ('import', 'invoer') then 'import'
         when bare(direction) in ('export', 'uitvoer') then 'export' end as direction,
    whole_number(year) as year,
    name_key(raw_material) as raw_material,
    name_key(rme_product) as rme_product,
    coefficients_factor(coefficient) as coefficient
from coefficients;

-- A blank share is 0, as in a matrix of groups and products.
create or replace temp table product_share as
select
    line,
    whole_number(goods_group_nr) as goods_group,
    name_key(rme_product) as rme_product,
    shares_factor(share) as share
from shares;

-- A coefficient belongs to a tonne, or to a thousand euros (as the RME tables count), or to a single euro.
create or replace temp table group_unit as
select
    line,
    whole_number(goods_group_nr) as goods_group,
    case when bare(unit) in ('t', 'ton', 'tonne', 'tonnes', 't/t') then 't'
         when bare(unit) in ('eur', 'euro', 'euros', '€', 'kg/eur', 'kt/mln eur', 't/1000 eur', 't/1.000 eur')
             then 'EUR'
         when bare(unit) in ('t/eur', 't/euro', 't/€') then 't/EUR' end as unit
from units;

create or replace temp table material as
select
    line,
    name_key(raw_material) as raw_material,
    shown_name(raw_material) as name,
    yes_or_no(is_abiotic) as is_abiotic,
    yes_or_no(is_fossil) as is_fossil
from raw_materials;

-- Every name in every table, with the way it was written.
create or replace temp table name as
select 'coefficients' as part, line, 'raw_material' as kind, raw_material as written, name_key(raw_material) as key
from coefficients
union all
select 'coefficients', line, 'rme_product', rme_product, name_key(rme_product) from coefficients
union all
select 'shares', line, 'rme_product', rme_product, name_key(rme_product) from shares
union all
select 'raw_materials', line, 'raw_material', raw_material, name_key(raw_material) from raw_materials;

-- Each name once, as it is written first.
create or replace temp table spelled as
select kind, key, arg_min(shown_name(written), (part, line)) as name from name group by kind, key;

-- The same key more than once in a table: exact repeats are set aside, other values refuse the delivery.
create or replace temp table keyed as
select
    'coefficients' as part,
    line,
    concat_ws('; ', coefficient.direction, coefficient.year, coefficient.raw_material, coefficient.rme_product) as same,
    cast(coefficient.coefficient as varchar) as content,
    coefficients.coefficient as written
from coefficient
join coefficients using (line)
union all
select
    'shares', line, concat_ws('; ', product_share.goods_group, product_share.rme_product),
    cast(product_share.share as varchar), shares.share
from product_share
join shares using (line)
union all
select 'units', line, cast(goods_group as varchar), group_unit.unit, units.unit
from group_unit
join units using (line)
union all
select
    'raw_materials', line, material.raw_material, material.is_abiotic || coalesce(', ' || material.is_fossil, ''),
    raw_materials.is_abiotic || coalesce(', ' || raw_materials.is_fossil, '')
from material
join raw_materials using (line);

create or replace temp table repeated as
select part, line, same, content, written, first_line, first_content, first_written
from (
    select
        *,
        first_value(line) over same_key as first_line,
        first_value(content) over same_key as first_content,
        first_value(written) over same_key as first_written
    from keyed
    where same <> ''
    window same_key as (partition by part, same order by line)
)
where line > first_line;

create or replace temp table set_aside as
select part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select part, line, 'exact_duplicate', null from repeated;

delete from coefficient where line in (select line from repeated where part = 'coefficients');
delete from product_share where line in (select line from repeated where part = 'shares');
delete from group_unit where line in (select line from repeated where part = 'units');
delete from material where line in (select line from repeated where part = 'raw_materials');

-- A goods group counts with its shares; a group that has none, or only zeros, has no equivalents: unknown, not 0.
create or replace temp table group_share as
select goods_group, min(line) as line, sum(share) as total
from product_share
where goods_group in (select goods_group from code_list.goods_groups)
group by goods_group;

-- The sides a year has, and the years with both: only those can be used.
create or replace temp table side as select distinct direction, year from coefficient;
create or replace temp table whole_year as select year from side group by year having count(*) = 2;
