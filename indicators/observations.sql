-- A fetched row replaces the shipped row of the same key.
delete from core.observation as shipped
where not is_fetched and exists (
    from core.observation as fetched
    where fetched.is_fetched
      and (fetched.series, fetched.region, fetched.year, fetched.measure, fetched.category)
        = (shipped.series, shipped.region, shipped.year, shipped.measure, shipped.category)
);

-- The denominators: one row per region and year; what is for checking only stays out. Population comes from the
-- regional key figures, since the monthly table recasts past years to the latest division into municipalities.
create or replace view core.population as
select region, year, value, status, source_id
from core.observation
where measure = 'population_1_january' and category = 'total' and not check_only and value > 0
qualify row_number() over (partition by region, year order by series = 'cbs_70072ned' desc, is_fetched desc, vintage desc nulls last, series) = 1;

create or replace view core.gdp as
select region, year, value, status, source_id
from core.observation
where measure = 'gdp_current_prices' and category = 'total' and unit = 'mln EUR' and not check_only and value > 0
qualify row_number() over (partition by region, year order by is_fetched desc, vintage desc nulls last, series) = 1;

-- The source of a denominator, by the name that the record of an indicator gives it.
create or replace view core.denominator as
select 'population' as divided_by, region, year, source_id from core.population
union all
select 'gdp' as divided_by, region, year, source_id from core.gdp;
