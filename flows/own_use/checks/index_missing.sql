-- warn: spend factors of a price year, or spending of a year, without a price index; nothing is screened there.
with needed as (
    select distinct price_year as year from spend_factor where price_year is not null
    union
    select distinct year from typed where part <> 'calendar' and year is not null
)
select
    null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
    'spend_factors' as part, string_agg(year::varchar, ', ' order by year) as years
from needed
anti join index_of_year using (year)
where exists (from spend_factor)
having count(*) > 0
