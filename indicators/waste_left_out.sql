-- Weight that the potential does not judge, and why. What lies in no province is told for the nation alone.
with reason as (
    select region, year, left_out as category, kg, weakest, cells
    from waste_judged(0, {soil}, {chapter_19})
    where left_out is not null
    union all
    select 'NL01', year, origin, kg, weakness(status), 1
    from core.waste
    where origin in ('unplaced', 'abroad') and year in (select year from core.waste_cell where region = 'NL01')
), heading as (
    select region, year, 'reason' as dimension, category, kg, weakest, cells from reason
    union all
    select region, year, 'total', 'total', kg, weakest, cells from reason
    union all
    -- Nothing left out is nought, not unknown.
    select distinct region, year, 'total', 'total', 0, 1, 0 from core.waste_cell
)
select
    'waste_left_out' as indicator, region, year, dimension, category,
    cast(sum(kg) as double) as value,
    null::double as standard_error,
    status_of(max(weakest)) as status,
    cast(sum(cells) as integer) as rows_expected,
    cast(sum(cells) as integer) as rows_known
from heading
group by region, year, dimension, category
