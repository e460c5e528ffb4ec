-- Weight of all waste of an area, by what was done with it and where. Nothing is left out, but what was chosen to be.
with cell as (
    from waste_judged(0, {soil}, {chapter_19})
    where left_out is null or left_out in ('excluded', 'no_rank')
), heading as (
    select region, year, weakest, cells, heading.*
    from cell
    cross join lateral (
        select
            unnest([
                'total', 'rank_group', 'treatment', 'eural_chapter', 'place', 'place', 'place', 'place',
                'collection', 'collection', 'collection'
            ]) as dimension,
            unnest([
                'total', letter, treatment, chapter, 'inside', 'outside', 'abroad', 'unknown',
                'collected', 'direct', 'unknown'
            ]) as category,
            unnest([
                kg, kg, kg, kg, inside, elsewhere, abroad, place_unknown,
                collected, direct, kg - collected - direct
            ]) as weight
    ) as heading
)
select
    'waste_treated' as indicator, region, year, dimension, category,
    cast(sum(weight) as double) as value,
    null::double as standard_error,
    status_of(max(weakest)) as status,
    cast(sum(cells) as integer) as rows_expected,
    cast(sum(cells) as integer) as rows_known
from heading
group by region, year, dimension, category
having dimension not in ('place', 'collection') or sum(weight) <> 0
union all
-- A year told by month adds up from its quarters.
select
    'waste_treated', origin, year, 'quarter', cast(quarter as varchar), cast(sum(kg) as double), null,
    status_of(max(weakness(status))), cast(count(*) as integer), cast(count(*) as integer)
from core.waste
where starts_with(origin, 'PV') and quarter is not null
  and ({soil} = 'with' or not is_soil(ewc_code))
  and ({chapter_19} = 'with' or not starts_with(ewc_code, '19'))
group by origin, year, quarter
