-- refuse: a year, or a domain with its category, more than once in a table that has each once.
with keyed as (
    select 'year_totals' as part, line, 'year' as column_name, year::varchar as found from year_total
    union all
    select 'price_index', line, 'year', year::varchar from index_of_year
    union all
    select 'spend_factors', line, 'domain', concat_ws(', ', domain, category) from spend_factor
)
select max(line) as line, any_value(heading.heading) as column_name, found, count(*) as occurrences, part
from keyed
join heading using (part, column_name)
where found <> ''
group by part, column_name, found
having count(*) > 1
order by part, line
