-- refuse: in the small tables a year or domain that is none, or a number that must be above zero and is not.
with cells as (
    select 'year_totals' as part, line, 'year' as column_name, year is null as wrong from year_total
    union all
    select 'year_totals', line, 'purchases_eur', purchases_eur <= 0 from year_total
    union all
    select 'year_totals', line, 'subsidies_eur', subsidies_eur < 0 from year_total
    union all
    select 'price_index', line, 'year', year is null from index_of_year
    union all
    select 'price_index', line, 'price_index', coalesce(price_index, 0) <= 0 from index_of_year
    union all
    select 'spend_factors', line, 'domain', domain is null from spend_factor
    union all
    select 'spend_factors', line, 'price_year', price_year is null from spend_factor
    union all
    select 'spend_factors', line, 'kg_per_eur', coalesce(kg_per_eur, -1) < 0 from spend_factor
)
select min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part
from cells
join heading using (part, column_name)
where wrong
group by part, column_name
order by part, line
