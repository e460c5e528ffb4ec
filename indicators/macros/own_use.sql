-- Own use of the organisation: the lines that count, and what they add up to in a year. Region: that of the target for
-- the organisation. Weight in kg and money in EUR, both exact.

create or replace macro own_organisation() as table
select distinct region from meta.target where kind = 'organisation';

-- One line, with what counts of it: the province's part of the costs, or all of it. A weight found with a spend factor
-- is for screening only, so it has no `kg` here. `abiotic_kg` is NULL where the split is not known.
create or replace macro own_lines(wanted_phase, funding, unknown_split) as table
with counted as (
    select
        own_use.* exclude (funding_share),
        case when funding = 'share' or is_subsidy then coalesce(funding_share, if(is_subsidy, null, 1)) else 1
        end::decimal(20, 12) as part_paid,
        methods.quality, methods.status, cast(methods.relative_error as double) as relative_error,
        coalesce(primary_non_renewable, if(unknown_split = 'primary', 1, null))::decimal(20, 12) as abiotic_share
    from core.own_use
    left join code_list.own_use_methods as methods using (method)
    where phase = wanted_phase
)
select
    organisation.region,
    counted.*,
    if(quality = 'screening', null, cast(mass_kg * part_paid as decimal(18, 6))) as kg,
    if(quality = 'screening', null, cast(cast(mass_kg * part_paid as decimal(18, 6)) * abiotic_share as decimal(18, 6)))
        as abiotic_kg,
    if(amount_counts, cast(amount_eur * part_paid as decimal(18, 6)), 0) as eur
from counted
cross join own_organisation() as organisation;

-- Purchases of each year by dimension and way of measuring; in kg, with the numbers of lines that should and do tell.
-- Errors of one way of measuring go the same way, so `error` is their sum; those of two ways are independent.
create or replace macro own_yearly(wanted_phase, funding, unknown_split) as table
with lines as (
    from own_lines(wanted_phase, funding, unknown_split) where not is_subsidy
), long as (
    select region, year, 'scope' as dimension, 'abiotic' as category, abiotic_kg as kg, quality, relative_error, status from lines
    union all
    select region, year, 'scope', 'all', kg, quality, relative_error, status from lines
    union all
    select region, year, 'domain', domain, abiotic_kg, quality, relative_error, status from lines
    union all
    select region, year, 'material', material, abiotic_kg, quality, relative_error, status from lines where material is not null
    union all
    select region, year, 'quality', quality, abiotic_kg, quality, relative_error, status from lines
    where quality <> 'screening'
    union all
    select region, year, 'input', unnest(['primary_non_renewable', 'primary_renewable', 'reused', 'recycled', 'unknown']),
           unnest([cast(kg * abiotic_share as decimal(18, 6)), cast(kg * primary_renewable as decimal(18, 6)),
                   cast(kg * reused as decimal(18, 6)), cast(kg * recycled as decimal(18, 6)),
                   if(abiotic_share is null, kg, 0)]), quality, relative_error, status
    from lines where kg is not null
)
select
    region, year, dimension, category, quality,
    sum(kg) as kg,
    sum(cast(relative_error * kg::double as decimal(18, 6))) as error,
    max(weakness(status)) filter (kg is not null) as weakest,
    cast(count(*) as integer) as expected,
    cast(count(kg) as integer) as known
from long
group by all;

-- All euros of a year: what the organisation says (`said`), else the published round amount of the nearest year.
create or replace macro own_totals() as table
with published as (
    select region, year, category, value * 1000000 as eur
    from core.observation
    where measure = 'own_spending' and not check_only
), spoken as (
    select distinct year from core.own_use
), chosen as (
    select
        organisation.region, spoken.year, kind.kind,
        any_value(if(kind.kind = 'purchases', said.purchases_eur, said.subsidies_eur))::double as own_eur,
        arg_min(published.eur, abs(published.year - spoken.year)) as published_eur
    from spoken
    cross join own_organisation() as organisation
    cross join (values ('purchases'), ('subsidies')) as kind(kind)
    left join core.own_year_total as said on said.year = spoken.year
    left join published on published.region = organisation.region and published.category = kind.kind
    group by all
)
select region, year, kind, cast(coalesce(own_eur, published_eur) as decimal(18, 6)) as eur, own_eur is not null as said from chosen;

-- Euros of purchases by how well they are known, per year. An amount is measured for the part of its lines with a weight
-- of which that is known: a contract's amount may stand on each of its lines, or on one of them alone. `figures` are the
-- euros of contracts that take part in the figures of mass per unit, mass avoided and MKI, and `figure_amounts` how many
-- amounts those are.
create or replace macro own_euros(wanted_phase, funding, unknown_split) as table
with lines as (
    select *, coalesce(contract_id, part || line) as contract
    from own_lines(wanted_phase, funding, unknown_split)
    where not is_subsidy
), keyed as (
    select
        *,
        coalesce(amount_eur, max(amount_eur) over contracts) as amount,
        bool_or(kg is not null and functional_amount > 0 and functional_unit <> 'other') over contracts as has_units,
        bool_or(kg is not null and reference_mass_kg is not null) over contracts as has_reference,
        bool_or(mki_eur is not null and mki_set is not null) over contracts as has_mki
    from lines
    window contracts as (partition by region, year, part, contract)
), amounts as (
    select
        region, year, part, contract, amount,
        coalesce(sum(eur), 0) as eur,
        coalesce(count(abiotic_kg) / nullif(count(mass_kg), 0), 0) as measured_part,
        coalesce(bool_or(has_units), false) as has_units, coalesce(bool_or(has_reference), false) as has_reference,
        coalesce(bool_or(has_mki), false) as has_mki,
        count(*) as expected, count(abiotic_kg) as known
    from keyed
    group by region, year, part, contract, amount
)
select
    amounts.region, amounts.year,
    sum(cast(amounts.eur::double * measured_part as decimal(18, 6))) as measured,
    sum(amounts.eur) as registered,
    [sum(if(has_units, amounts.eur, 0)), sum(if(has_reference, amounts.eur, 0)), sum(if(has_mki, amounts.eur, 0))]
        as figures,
    [count_if(has_units), count_if(has_reference), count_if(has_mki)] as figure_amounts,
    any_value(totals.eur) as total,
    any_value(totals.said) as said,
    cast(sum(expected) as integer) as expected,
    cast(sum(known) as integer) as known,
    cast(count(*) as integer) as amounts
from amounts
join own_totals() as totals on totals.kind = 'purchases' and (totals.region, totals.year) = (amounts.region, amounts.year)
group by amounts.region, amounts.year;
