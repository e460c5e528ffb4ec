-- refuse: a delivery of many kinds of waste that weighs less than a tenth of the household waste alone of as many
-- provinces, the lightest year CBS published: tonnes instead of kg.
with household as (
    select min(value) * 1e6 as kg
    from code_list.published_household_waste
    where region = 'NL01' and measure = 'household_waste' and category = 'total' and unit = 'mln kg'
), delivered_year as (
    select year, sum(kg) as kg, count(distinct ewc_code) as codes, arg_max(line, (kg, -line)) as line,
           count(distinct origin) filter (starts_with(origin, 'PV')) as provinces
    from waste_kept
    group by year
)
select delivered_year.line, getvariable('kg_column') as column_name, delivered.kg as found,
       count(*) over () as occurrences, delivered_year.year as year,
       round(cast(delivered_year.kg as double) / 1e6, 3) as weight, round(household.kg / 1e6, 0) as published
from delivered_year
cross join household
join delivered on delivered.line = delivered_year.line
where codes >= 50 and provinces > 0 and delivered_year.kg < household.kg / 10 * provinces / 12
order by delivered_year.year
limit 1
