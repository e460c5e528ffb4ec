-- warn: not every province in every year: what is the best treatment is sought in the whole country.
with covered as (
    select year, count(distinct origin) filter (starts_with(origin, 'PV')) as provinces
    from waste_kept
    group by year
)
select null::integer as line, null::varchar as column_name, null::varchar as found, 1 as occurrences,
       string_agg(year || ': ' || provinces, ', ' order by year) as covered,
       (select count(*) from code_list.regions where kind = 'province') as all_provinces
from covered
where provinces < (select count(*) from code_list.regions where kind = 'province')
having count(*) > 0
