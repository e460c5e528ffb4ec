-- kg / number of units, by functional unit; a contract's number of units counts once, whatever its number of lines.
with lines as (
    select *, coalesce(contract_id, part || line) as contract from own_lines({phase}, {funding}, {unknown_split})
    where not is_subsidy and kg is not null and functional_amount > 0 and functional_unit <> 'other'
), long as (
    select 'functional_unit' as dimension, *, mass_kg as weight from lines
    union all
    select 'functional_unit_abiotic', *, cast(mass_kg * abiotic_share as decimal(18, 6)) from lines
    where abiotic_share is not null
), contract as (
    select region, year, dimension, functional_unit, contract, functional_amount, sum(weight) as weight,
           max(weakness(status)) as weakest
    from long
    group by all
)
select
    'own_intensity' as indicator, region, year, dimension, functional_unit as category,
    sum(weight)::double / sum(functional_amount)::double as value, null::double as standard_error,
    status_of(max(weakest)) as status,
    cast(count(*) as integer) as rows_expected, cast(count(*) as integer) as rows_known
from contract
group by region, year, dimension, functional_unit
