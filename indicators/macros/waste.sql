-- The improvement potential of waste treatment (method of the PCEM). Rank letters decide what is better; within the best
-- letter the lowest rank is the alternative.

-- Soil, stones and dredging spoil: from construction, from remediation, from parks.
create or replace macro is_soil(ewc_code) as
    starts_with(ewc_code, '1705') or ewc_code in ('191301', '191302', '200202');

-- Waste of a province of the Netherlands by code and treatment; the nation is the sum of its provinces, in years of which
-- there is every province. `inside` is treated in the own area, `elsewhere` in the rest of the country. `collected` was fetched by a
-- collector, `direct` was not. `companies` is the
-- least number that can have reported it; in a sum there are at least as many as in the largest part.
create or replace table core.waste_cell as
with province as (
    select
        origin as region, year, ewc_code, treatment,
        sum(kg) as kg,
        coalesce(sum(kg) filter (processor = origin), 0) as inside,
        coalesce(sum(kg) filter (starts_with(processor, 'PV') and processor <> origin), 0) as elsewhere,
        coalesce(sum(kg) filter (processor = 'abroad'), 0) as abroad,
        coalesce(sum(kg) filter (processor = 'unknown'), 0) as place_unknown,
        coalesce(sum(kg) filter (collected), 0) as collected,
        coalesce(sum(kg) filter (not collected), 0) as direct,
        max(companies_in_year) as companies,
        max(weakness(status)) as weakest,
        count(*) as cells
    from core.waste
    where starts_with(origin, 'PV')
    group by all
), whole as (
    select year
    from province
    group by year
    having count(distinct region) = (select count(*) from code_list.regions where kind = 'province')
)
from province
union all
select
    'NL01', year, ewc_code, treatment, sum(kg), sum(inside + elsewhere), 0, sum(abroad), sum(place_unknown),
    sum(collected), sum(direct),
    max(companies), max(weakest), sum(cells)
from province
where year in (from whole)
group by all;

-- For every code and treatment of a year the best treatment that is done somewhere in the country and is not forbidden.
-- A treatment counts as done from `minimum_kg` in the country. Excluded pairs are no example; storage neither has nor is
-- an alternative.
create or replace macro waste_alternative(minimum_kg) as table
with done as (
    select year, ewc_code, treatment, sum(kg) as kg
    from core.waste_cell
    where starts_with(region, 'PV')
    group by all
    having sum(kg) > 0
), ranked as (
    select done.year, done.ewc_code, done.treatment, done.kg, ladder.letter, ladder.place, ladder.is_storage
    from done
    join core.waste_rank as ladder using (treatment)
    anti join core.waste_exclusion as excluded
      on (excluded.ewc_code, excluded.treatment) = (done.ewc_code, done.treatment)
)
select
    ranked.year, ranked.ewc_code, ranked.treatment,
    arg_min(better.treatment, (better.place, better.treatment)) as alternative,
    arg_min(better.letter, (better.place, better.treatment)) as alternative_letter
from ranked
join ranked as better
  on (better.year, better.ewc_code) = (ranked.year, ranked.ewc_code) and better.letter < ranked.letter
anti join core.waste_restriction as forbidden
  on forbidden.treatment = ranked.treatment and forbidden.not_to = better.treatment
where not ranked.is_storage and not better.is_storage and better.kg >= minimum_kg
group by all;

-- Every cell with its place on the ladder, its alternative if there is one, and the reason when it is not judged:
-- `excluded` by the rules, `no_rank`, or left out by choice (`soil`, `chapter_19`).
create or replace macro waste_judged(minimum_kg, soil, chapter_19) as table
select
    cell.*,
    left(cell.ewc_code, 2) as chapter,
    coalesce(ladder.letter, 'unranked') as letter,
    alternative.alternative,
    alternative.alternative_letter,
    case
        when soil = 'without' and is_soil(cell.ewc_code) then 'soil'
        when chapter_19 = 'without' and starts_with(cell.ewc_code, '19') then 'chapter_19'
        when excluded.treatment is not null then 'excluded'
        when ladder.letter is null then 'no_rank'
    end as left_out
from core.waste_cell as cell
left join core.waste_rank as ladder on ladder.treatment = cell.treatment
left join core.waste_exclusion as excluded
  on (excluded.ewc_code, excluded.treatment) = (cell.ewc_code, cell.treatment)
left join waste_alternative(minimum_kg) as alternative
  on (alternative.year, alternative.ewc_code, alternative.treatment) = (cell.year, cell.ewc_code, cell.treatment);

-- The judged cells under every heading: `denominator` says whether excluded pairs weigh in the whole.
create or replace macro waste_potential_parts(minimum_kg, soil, chapter_19, denominator) as table
with judged as (
    from waste_judged(minimum_kg, soil, chapter_19)
    where left_out is null or (denominator = 'all' and left_out = 'excluded')
)
select
    region, year, heading.dimension, heading.category,
    sum(kg) as kg,
    coalesce(sum(kg) filter (alternative is not null), 0) as better,
    max(weakest) as weakest, sum(cells) as cells
from judged
cross join lateral (
    select unnest(['total', 'eural_chapter', 'rank_group', 'ewc']) as dimension,
           unnest(['total', chapter, letter, ewc_code]) as category
) as heading
group by all;

-- The waste of one area and year by code and treatment, with the best treatment of that code elsewhere, and how much of
-- the code is treated so in the country. `companies` is the least number that reports such a cell, NULL when not told.
create or replace macro waste_practice(wanted_region, wanted_year, minimum_kg, soil, chapter_19) as table
with nation as (
    select ewc_code, treatment, sum(kg) as kg, count(*) as provinces
    from core.waste_cell
    where year = wanted_year and starts_with(region, 'PV') and kg > 0
    group by all
)
select
    cell.ewc_code, cell.chapter, codes.is_hazardous, codes.name_nl, codes.name_en,
    cell.treatment, ladder.rank, cell.letter, cast(cell.kg as double) as kg, cell.companies,
    cell.alternative, better.rank as alternative_rank, cell.alternative_letter,
    if(cell.alternative is null or cell.left_out is not null, 0, cast(cell.kg as double)) as kg_better,
    cast(nation.kg as double) as alternative_kg,
    nation.provinces as alternative_provinces,
    cell.left_out
from waste_judged(minimum_kg, soil, chapter_19) as cell
join code_list.eural_codes as codes using (ewc_code)
left join core.waste_rank as ladder on ladder.treatment = cell.treatment
left join core.waste_rank as better on better.treatment = cell.alternative
left join nation on nation.ewc_code = cell.ewc_code and nation.treatment = cell.alternative
where cell.region = wanted_region and cell.year = wanted_year;

-- Which provinces treat a kind of waste in some way.
create or replace macro waste_done_by(wanted_year, wanted_code, wanted_treatment) as table
select region, cast(kg as double) as kg, companies
from core.waste_cell
where year = wanted_year and ewc_code = wanted_code and treatment = wanted_treatment and starts_with(region, 'PV')
  and kg > 0;

-- How many companies at least are behind a figure of the indicators; NULL where it was not told.
create or replace macro waste_company_count(minimum_kg, soil, chapter_19) as table
with judged as (
    from waste_judged(minimum_kg, soil, chapter_19)
), counted as (
    select 'waste_treated' as indicator, region, year, companies, heading.*
    from judged
    cross join lateral (
        select unnest(['total', 'rank_group', 'treatment', 'eural_chapter']) as dimension,
               unnest(['total', letter, treatment, chapter]) as category
    ) as heading
    where left_out is null or left_out in ('excluded', 'no_rank')
    union all
    select 'waste_potential_mass', region, year, companies, heading.*
    from judged
    cross join lateral (
        select unnest(['total', 'rank_group', 'eural_chapter', 'ewc']) as dimension,
               unnest(['total', letter, chapter, ewc_code]) as category
    ) as heading
    where left_out is null and alternative is not null
    union all
    select 'waste_transition', region, year, companies, 'transition', letter || '->' || alternative_letter
    from judged
    where left_out is null and alternative is not null
)
select indicator, region, year, dimension, category, max(companies) as companies
from counted
group by all;
