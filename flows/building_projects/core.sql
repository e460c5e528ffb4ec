-- One row per project, as an office keeps it: a column per material, an empty field is unknown and never zero.

-- A weight column may be in tonnes; its name says so.
create or replace temp macro kg_per_unit(column_name) as
    if(regexp_matches(lower(column_name), '(^|[^a-z])(t|ton|tonnen)([^a-z]|$)'), 1000, 1)::decimal(6, 0);

create or replace temp macro project_kind(field) as case
    when regexp_matches(spelling(field), '^(nieuwbouw|newbuild|nieuw)$') then 'new_build'
    when regexp_matches(spelling(field), '^(renovatie|renovation|verbouw|verbouwing|transformatie|herbestemming|onderhoud|isolatie|insulation|verduurzaming)$')
        then 'renovation'
end;

-- How a weight was found: measured or from the design (A), or from a rule of thumb (E).
create or replace temp macro basis_status(field) as case
    when coalesce(bare(field), '') = '' then getvariable('status')
    when spelling(field) in ('gemeten', 'measured', 'bestek', 'billofquantities', 'materialenpaspoort', 'materialpassport',
                             'mpgberekening', 'mpgcalculation', 'berekend', 'calculated') then 'A'
    when spelling(field) in ('raming', 'schatting', 'geschat', 'estimate', 'estimated', 'kengetal', 'ruleofthumb') then 'E'
end;

-- A share as 25%, 0,25 or 25: in a file without % signs the largest decides whether all are percentages.
create or replace temp macro share_number(field) as
    number(regexp_replace(bare(field), '\s*%$', ''));

create or replace temp table share_scale as
select
    coalesce(max(share_number(biobased_share)) filter (not contains(biobased_share, '%')), 0) > 1 as in_percent,
    coalesce(bool_or(share_number(biobased_share) > 0 and share_number(biobased_share) < 1)
        filter (not contains(biobased_share, '%')), false) as has_fractions,
    count(biobased_share) filter (not contains(biobased_share, '%') and share_number(biobased_share) > 0) as bare_shares
from delivered;

create or replace temp table place as
with known as (
    select spelling(name_nl) as name, region from code_list.regions where kind = 'municipality'
    union select spelling(region), region from code_list.regions where kind = 'municipality'
    union select spelling(alias), code from code_list.aliases where kind = 'region' and code like 'GM%'
)
-- Two towns of one name lie in two provinces: a name that is not one municipality is no place.
select name, min(region) as region from known group by name having count(distinct region) = 1;

create or replace temp table typed as
select
    delivered.line,
    -- A spreadsheet program puts sums below the columns without a word.
    is_total(project) or is_total(municipality) or is_total(delivered.year) or is_total(delivered.kind)
        or bare(concat(project, municipality, delivered.year, delivered.kind)) = '' as is_total,
    nullif(trim(project), '') as project,
    case when regexp_full_match(bare(delivered.year), '[0-9]{4}([.,]0+)?') then cast(left(bare(delivered.year), 4) as integer) end as year,
    place.region,
    project_kind(delivered.kind) as kind,
    number(dwellings) as dwellings,
    number(floor_area) as floor_area,
    number(concrete) as concrete, number(masonry) as masonry, number(plaster) as plaster, number(metal) as metal,
    number(glass) as glass, number(plastic) as plastic, number(timber) as timber, number(biobased) as biobased,
    number(other) as other,
    case
        when contains(biobased_share, '%') or (select in_percent from share_scale) then share_number(biobased_share) / 100
        else share_number(biobased_share)
    end::decimal(18, 8) as biobased_share,
    number(insulation_biobased) as insulation_biobased,
    number(insulation_other) as insulation_other,
    factor(mpg) as mpg,
    basis_status(mass_basis) as status
from delivered
left join place on place.name = if(regexp_full_match(bare(municipality), '[0-9]{1,4}'),
                                   'gm' || lpad(bare(municipality), 4, '0'), spelling(municipality));

-- kg of each material, of the columns that are in the file.
create or replace temp table weight as
with unit as (
    select unnest(['concrete', 'masonry', 'plaster', 'metal', 'glass', 'plastic', 'timber', 'biobased', 'other']) as material,
           unnest([getvariable('concrete_column'), getvariable('masonry_column'), getvariable('plaster_column'),
                   getvariable('metal_column'), getvariable('glass_column'), getvariable('plastic_column'),
                   getvariable('timber_column'), getvariable('biobased_column'), getvariable('other_column')]) as column_name
), long as (
    from (select line, is_total, concrete, masonry, plaster, metal, glass, plastic, timber, biobased, other from typed)
    unpivot include nulls (amount for material in (concrete, masonry, plaster, metal, glass, plastic, timber, biobased, other))
)
select long.line, long.is_total, material, column_name, amount,
       cast(cast(amount as decimal(20, 6)) * kg_per_unit(column_name) as decimal(24, 6)) as kg
from long
join unit using (material)
-- The name of a column that is not in the file is our own.
where column_name <> material;

create or replace temp table project_repeat as
with content as (
    select line, project, year, hash((
        region, kind, dwellings, floor_area, concrete, masonry, plaster, metal, glass, plastic, timber, biobased, other,
        biobased_share, insulation_biobased, insulation_other, mpg, status
    )) as content
    from typed
    where not is_total and project is not null
)
select line, min(line) over same as first_line, content <> first_value(content) over (same order by line) as differs
from content
window same as (partition by project, year)
qualify row_number() over (same order by line) > 1;

create or replace temp table project as
select typed.* exclude (is_total, concrete, masonry, plaster, metal, glass, plastic, timber, biobased, other),
       regions.parent as province
from typed
left join code_list.regions on regions.region = typed.region
where not is_total and line not in (select line from project_repeat);

create or replace temp table set_aside as
with aside as (
    select 'delivered' as part, line, 'repeated_header' as rule from repeated_header
    union all
    select 'delivered', line, 'total_row' from typed where is_total
    union all
    select 'delivered', line, 'exact_duplicate' from project_repeat
)
select part, line, rule, cast(sum(kg) * 0.000001::decimal(7, 6) as decimal(32, 12)) as mass
from aside
left join weight using (line)
group by all;
