-- Reference less real weight, over the contracts that have both; by lever too, with both sides beside it. A reference that
-- stands on several lines of a contract is that of their weight together, and counts once.
with lines as (
    select
        region, year, coalesce(contract_id, part || line) as contract, reference_mass_kg,
        arg_min(lever, line) as lever, sum(kg) as kg, max(weakness(status)) as weakest,
        cast(reference_mass_kg * arg_min(part_paid, line) as decimal(18, 6)) as reference_kg
    from own_lines({phase}, {funding}, {unknown_split})
    where not is_subsidy and kg is not null
    group by region, year, contract, reference_mass_kg
), long as (
    select region, year, 'total' as dimension, 'total' as category, reference_kg - kg as amount, weakest, reference_kg from lines
    union all
    select region, year, 'lever', coalesce(lever, 'unsaid'), reference_kg - kg, weakest, reference_kg from lines
    where reference_kg is not null
    union all
    select region, year, 'side', 'reference', reference_kg, weakest, reference_kg from lines
    union all
    select region, year, 'side', 'real', if(reference_kg is null, null, kg), weakest, reference_kg from lines
)
select
    'own_avoided' as indicator, region, year, dimension, category,
    sum(amount)::double / 1000000 as value, null::double as standard_error,
    if(count(amount) = 0, 'O', status_of(max(weakest) filter (amount is not null))) as status,
    cast(count(*) as integer) as rows_expected, cast(count(amount) as integer) as rows_known
from long
group by region, year, dimension, category
