-- One row per raw material: how important it is to the economy, and how likely its supply is to fail.

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
    listed.material,
    factor(delivered.economic_importance) as economic_importance,
    factor(delivered.supply_risk) as supply_risk,
    -- A delivery that does not say so is taken to score as the EU did: rare earths and platinum metals as groups.
    coalesce(nullif(bare(delivered.score_level), ''), listed.score_level, 'material') as score_level,
    getvariable('status') as status
from delivered
left join material_code on material_code.name = delivered.material
left join code_list.raw_materials as listed on listed.material = material_code.code;

create or replace temp table repeated_key as
select material, min(line) as first_line,
       count(distinct (economic_importance, supply_risk, score_level)) as different_values
from typed
where material is not null
group by material
having count(*) > 1;

create or replace temp table duplicate as
select line from typed join repeated_key using (material) where line > first_line;

create or replace temp table score as
from typed where line not in (from duplicate);

create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select 'delivered', line, 'exact_duplicate', null from duplicate;
