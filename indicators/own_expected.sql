-- The calendar by year of delivery: expected weight, that of the usual design, the primary abiotic part, and by domain;
-- `compared` over the works that have both weights.
with plans as (
    select organisation.region, own_calendar.*, cast(mass_kg * primary_non_renewable as decimal(18, 6)) as abiotic_kg
    from core.own_calendar
    cross join own_organisation() as organisation
), long as (
    select region, year, 'plan' as dimension, 'expected' as category, mass_kg as kg from plans
    union all
    select region, year, 'plan', 'reference', reference_mass_kg from plans
    union all
    select region, year, 'compared', 'expected', mass_kg from plans where reference_mass_kg is not null
    union all
    select region, year, 'compared', 'reference', reference_mass_kg from plans where mass_kg is not null
    union all
    select region, year, 'scope', 'abiotic', abiotic_kg from plans
    union all
    select region, year, 'domain', domain, mass_kg from plans
)
select
    'own_expected' as indicator, region, year, dimension, category,
    sum(kg)::double / 1000000 as value, null::double as standard_error, if(count(kg) = 0, 'O', 'E') as status,
    cast(count(*) as integer) as rows_expected, cast(count(kg) as integer) as rows_known
from long
group by region, year, dimension, category
