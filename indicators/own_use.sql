-- Mean over the delivered years among the last three; a margin from the assumed errors of each way of measuring.
with yearly as (
    from own_yearly({phase}, {funding}, {unknown_split}) where dimension in ('scope', 'domain')
), delivered as (
    select distinct region, year from yearly
), span as (
    select ending.region, ending.year as last_year, member.year,
           count(*) over (partition by ending.region, ending.year) as years
    from delivered as ending
    join delivered as member on member.region = ending.region and member.year between ending.year - 2 and ending.year
), summed as (
    select
        span.region, span.last_year as year, dimension, category, quality, any_value(years) as years,
        sum(kg) as kg, sum(error) as error, max(weakest) as weakest, sum(expected) as expected, sum(known) as known
    from span
    join yearly using (region, year)
    group by span.region, span.last_year, dimension, category, quality
)
select
    'own_use' as indicator, region, year, dimension, category,
    sum(kg)::double / 1000000 / any_value(years) as value,
    sqrt(sum(squared(error))::double) / 1000000 / any_value(years) as standard_error,
    if(sum(known) = 0, 'O', status_of(greatest(max(weakest), if(any_value(years) < 3, weakness('E'), 1)))) as status,
    cast(sum(expected) as integer) as rows_expected,
    cast(sum(known) as integer) as rows_known
from summed
group by region, year, dimension, category
