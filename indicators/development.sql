-- How much each region has changed since its own first year, in per cent: 100 x (value / base - 1), with as base the
-- value in the first year in which all wanted regions have one. Unknown for a region without a positive base.
with wanted as (
    select * from result.indicator_value
    where indicator = {indicator} and dimension = {dimension} and category = {category} and region in ({regions})
), start as (
    select min(year) as year
    from (
        select year from wanted
        where value is not null
        group by year
        having count(distinct region) = (select count(distinct region) from wanted where value is not null)
    )
), base as (
    select region, year as base_year, value as base from wanted join start using (year) where value > 0
)
select wanted.* replace (100 * (value / base - 1) as value, null::double as standard_error, '%' as unit), base_year
from wanted
left join base using (region)
order by region, year
