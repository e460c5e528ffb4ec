-- Weight that is treated in an area, by where it comes from. Known where the processor is.
with province as (
    select
        processor as region, year, ewc_code,
        case when origin = processor then 'inside' when starts_with(origin, 'PV') then 'outside' else origin end as place,
        kg, weakness(status) as weakest
    from core.waste
    where starts_with(processor, 'PV')
      and ({soil} = 'with' or not is_soil(ewc_code))
      and ({chapter_19} = 'with' or not starts_with(ewc_code, '19'))
), area as (
    from province
    union all
    select 'NL01', year, ewc_code, if(place = 'outside', 'inside', place), kg, weakest
    from province
    where year in (select year from core.waste_cell where region = 'NL01')
)
select
    'waste_received' as indicator, region, year, heading.dimension, heading.category,
    cast(sum(kg) as double) as value,
    null::double as standard_error,
    status_of(max(weakest)) as status,
    cast(count(*) as integer) as rows_expected,
    cast(count(*) as integer) as rows_known
from area
cross join lateral (
    select unnest(['total', 'origin', 'eural_chapter']) as dimension,
           unnest(['total', place, left(ewc_code, 2)]) as category
) as heading
group by region, year, heading.dimension, heading.category
