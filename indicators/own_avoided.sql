-- Reference less real weight, over the lines that have both; by lever too, with both sides beside it.
with lines as (
    select *, cast(reference_mass_kg * part_paid as decimal(18, 6)) as reference_kg
    from own_lines({phase}, {funding}, {unknown_split})
    where not is_subsidy and kg is not null
), long as (
    select region, year, 'total' as dimension, 'total' as category, reference_kg - kg as amount, status, reference_kg from lines
    union all
    select region, year, 'lever', coalesce(lever, 'unsaid'), reference_kg - kg, status, reference_kg from lines
    where reference_kg is not null
    union all
    select region, year, 'side', 'reference', reference_kg, status, reference_kg from lines
    union all
    select region, year, 'side', 'real', if(reference_kg is null, null, kg), status, reference_kg from lines
)
select
    'own_avoided' as indicator, region, year, dimension, category,
    sum(amount)::double / 1000000 as value, null::double as standard_error,
    if(count(amount) = 0, 'O', status_of(max(weakness(status)) filter (amount is not null))) as status,
    cast(count(*) as integer) as rows_expected, cast(count(amount) as integer) as rows_known
from long
group by region, year, dimension, category
