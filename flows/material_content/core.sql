-- One row per goods group and raw material: grams of it in a kg of goods. An empty content is unknown, never zero.

create or replace temp macro count_of(field) as case
    when regexp_full_match(bare(field), '[0-9]{1,9}') then cast(bare(field) as integer)
end;

-- A raw material goes by its id, its Dutch or its English name, or the name TNO gives it.
create or replace temp table material_code as
with known as (
    select material as code, unnest([material, name_nl, name_en, tno_name]) as name from code_list.raw_materials
), spelled as (
    select distinct spelling(name) as spelling, code from known where name is not null
)
select found.name, spelled.code
from (select distinct material as name from delivered) as found
left join spelled on spelled.spelling = spelling(found.name);

create or replace temp table typed as
select
    delivered.line,
    goods_groups.goods_group,
    material_code.code as material,
    factor(delivered.g_per_kg) as g_per_kg,
    if(factor(delivered.g_per_kg) is null, 'O', getvariable('status')) as status
from delivered
left join code_list.goods_groups on goods_groups.goods_group = count_of(delivered.goods_group_nr)
left join material_code on material_code.name = delivered.material;

create or replace temp table repeated_key as
select goods_group, material, min(line) as first_line, count(distinct (g_per_kg, status)) as different_values
from typed
where goods_group is not null and material is not null
group by goods_group, material
having count(*) > 1;

create or replace temp table duplicate as
select line from typed join repeated_key using (goods_group, material) where line > first_line;

create or replace temp table content as
from typed where line not in (from duplicate);

create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select 'delivered', line, 'exact_duplicate', null from duplicate;
