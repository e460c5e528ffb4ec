-- Which receipts every figure of waste adds up, for the gate. The parts are the cells of core.waste; a figure is found by
-- its key in the contract. Of a percentage the parts are those of what it is a share of, and `of_*` is the key of the
-- weight that is the share: who knows both knows the percentage, and the other way round.
create or replace temp table disclosure_part as
with judged as (
    from waste_judged({minimum_kg}, {soil}, {chapter_19}) where starts_with(region, 'PV')
)
select
    row_number() over (
        order by waste.year, origin, processor, waste.ewc_code, waste.treatment, quarter, waste.collected
    ) - 1 as part,
    waste.year, waste.origin, waste.processor, waste.ewc_code, waste.treatment, waste.quarter, waste.collected,
    waste.kg as amount, waste.companies, waste.companies_in_year,
    waste.largest, waste.two_largest,
    -- Once for each cell of a year, so that they can be added up.
    if(row_number() over cell = 1, waste.largest_in_year, waste.largest_in_year * 0) as largest_once,
    if(row_number() over cell = 1, waste.two_largest_in_year, waste.two_largest_in_year * 0) as two_largest_once,
    left(waste.ewc_code, 2) as chapter,
    judged.letter, judged.alternative, judged.alternative_letter, judged.left_out,
    waste.year in (select year from core.waste_cell where region = 'NL01') as is_whole_country
from core.waste
left join judged
  on judged.year = waste.year and judged.region = waste.origin
 and judged.ewc_code = waste.ewc_code and judged.treatment = waste.treatment
window cell as (partition by waste.year, origin, waste.ewc_code, waste.treatment order by processor, quarter, waste.collected);

with placed as (
    select *, origin as region from disclosure_part where starts_with(origin, 'PV')
    union all
    select *, 'NL01' from disclosure_part where starts_with(origin, 'PV') and is_whole_country
), heading as (
    select
        part, region, 'waste_treated' as indicator, true as in_year, null as of_indicator, null as of_dimension,
        null as of_category, unnest(['total', 'rank_group', 'treatment', 'eural_chapter']) as dimension,
        unnest(['total', letter, treatment, chapter]) as category
    from placed
    where left_out is null or left_out in ('excluded', 'no_rank')
    union all
    select
        part, region, 'waste_treated', false, null, null, null, unnest(['place', 'collection']),
        unnest([
            case
                when processor = region or region = 'NL01' and starts_with(processor, 'PV') then 'inside'
                when starts_with(processor, 'PV') then 'outside'
                else processor
            end,
            case when collected then 'collected' when not collected then 'direct' else 'unknown' end
        ])
    from placed
    where left_out is null or left_out in ('excluded', 'no_rank')
    union all
    select part, region, 'waste_treated', false, null, null, null, 'quarter', cast(quarter as varchar)
    from placed
    where quarter is not null and region <> 'NL01'
    union all
    select
        part, region, 'waste_potential_mass', true, null, null, null,
        unnest(['total', 'rank_group', 'eural_chapter', 'ewc']),
        unnest(['total', letter, chapter, ewc_code])
    from placed
    where left_out is null and alternative is not null
    union all
    select
        part, region, 'waste_potential', true, 'waste_potential_mass', heading.*, heading.*
    from placed
    cross join lateral (
        select unnest(['total', 'rank_group', 'eural_chapter']) as dimension,
               unnest(['total', letter, chapter]) as category
    ) as heading
    where left_out is null or ({denominator} = 'all' and left_out = 'excluded')
    union all
    select
        part, region, 'waste_storage', true, 'waste_treated', 'rank_group',
        (select max(rank_group) from code_list.rank_groups where is_storage), 'total', 'total'
    from placed
    where left_out is null or left_out in ('excluded', 'no_rank')
    union all
    select
        part, region, 'waste_transition', true, null, null, null, 'transition', letter || '->' || alternative_letter
    from placed
    where left_out is null and alternative is not null
    union all
    select
        part, region, 'waste_left_out', true, null, null, null, unnest(['total', 'reason']), unnest(['total', left_out])
    from placed
    where left_out is not null
    union all
    select part, 'NL01', 'waste_left_out', true, null, null, null, unnest(['total', 'reason']), unnest(['total', origin])
    from disclosure_part
    where origin in ('unplaced', 'abroad') and is_whole_country
    union all
    select
        part, area.region, 'waste_received', false, null, null, null, unnest(['total', 'origin', 'eural_chapter']),
        unnest(['total', area.place, chapter])
    from disclosure_part
    cross join lateral (
        select
            processor as region,
            case when origin = processor then 'inside' when starts_with(origin, 'PV') then 'outside' else origin end
                as place
        union all
        select 'NL01', if(starts_with(origin, 'PV'), 'inside', origin)
        where is_whole_country
    ) as area
    where starts_with(processor, 'PV')
      and ({soil} = 'with' or not is_soil(ewc_code))
      and ({chapter_19} = 'with' or not starts_with(ewc_code, '19'))
)
select
    indicator, region, year, dimension, category, any_value(of_indicator) as of_indicator,
    any_value(of_dimension) as of_dimension, any_value(of_category) as of_category, cast(sum(amount) as double) as amount,
    cast(max(if(in_year, companies_in_year, companies)) as double) as companies,
    cast(if(count(if(in_year, largest_once, largest)) = count(*), sum(if(in_year, largest_once, largest)), null)
         as double) as largest,
    cast(if(count(if(in_year, two_largest_once, two_largest)) = count(*),
            sum(if(in_year, two_largest_once, two_largest)), null) as double) as two_largest,
    list(part order by part) as parts
from heading
join disclosure_part using (part)
group by indicator, region, year, dimension, category
order by indicator, region, year, dimension, category
