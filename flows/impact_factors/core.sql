-- One row per goods group: greenhouse gas and environmental cost of a kg of it. An empty factor is unknown, never zero.

create or replace temp macro count_of(field) as case
    when regexp_full_match(bare(field), '[0-9]{1,9}') then cast(bare(field) as integer)
end;

-- A set of weights under any of its names; text that is no set is found by checks/unknown_set.
create or replace temp table set_code as
with known as (
    select mki_set as code, unnest(string_split(concat_ws('|', mki_set, name_nl, name_en, known_as), '|')) as name
    from code_list.mki_sets
)
select found.name, known.code
from (select distinct mki_set as name from delivered where bare(mki_set) <> '') as found
left join (select distinct spelling(name) as spelling, code from known) as known on known.spelling = spelling(found.name);

create or replace temp table typed as
select
    delivered.line,
    goods_groups.goods_group,
    factor(delivered.co2_kg_per_kg) as co2_kg_per_kg,
    factor(delivered.mki_eur_per_kg) as mki_eur_per_kg,
    coalesce(set_code.code, 'unknown') as mki_set,
    -- What a delivery itself calls a proposal or an estimate is one.
    if(spelling(delivered.basis) in ('voorstel', 'proposal', 'schatting', 'geschat', 'estimate', 'estimated'), 'E',
       getvariable('status')) as status,
    nullif(trim(delivered.stand_in_nl), '') as stand_in_nl,
    nullif(trim(delivered.stand_in_en), '') as stand_in_en,
    nullif(bare(delivered.fit), '') as fit
from delivered
left join code_list.goods_groups on goods_groups.goods_group = count_of(delivered.goods_group_nr)
left join set_code on set_code.name = delivered.mki_set;

create or replace temp table repeated_key as
select goods_group, min(line) as first_line,
       count(distinct (co2_kg_per_kg, mki_eur_per_kg, mki_set, status)) as different_values
from typed
where goods_group is not null
group by goods_group
having count(*) > 1;

create or replace temp table duplicate as
select line from typed join repeated_key using (goods_group) where line > first_line;

create or replace temp table impact_factor as
from typed where line not in (from duplicate);

create or replace temp table set_aside as
select 'delivered' as part, line, 'repeated_header' as rule, null::decimal(18, 6) as mass from repeated_header
union all
select 'delivered', line, 'exact_duplicate', null from duplicate;
