-- warn: a small delivery that weighs little for its provinces: right when it is a part, wrong when it is in tonnes.
with household as (
    select min(value) * 1e6 as kg
    from code_list.published_household_waste
    where region = 'NL01' and measure = 'household_waste' and category = 'total' and unit = 'mln kg'
), delivered_year as (
    select year, sum(kg) as kg, count(distinct ewc_code) as codes,
           count(distinct origin) filter (starts_with(origin, 'PV')) as provinces
    from waste_kept
    group by year
)
select null::integer as line, getvariable('kg_column') as column_name, null::varchar as found, count(*) as occurrences,
       round(cast(sum(delivered_year.kg) as double), 0) as weight
from delivered_year
cross join household
where codes < 50 and provinces > 0 and delivered_year.kg < household.kg / 10 * provinces / 12
having count(*) > 0
