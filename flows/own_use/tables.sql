-- What the organisation bought, had built or subsidised: one material of one contract in one phase a line. Money in EUR,
-- weight in kg; shares of the weight, NULL where the split is not known. `*_counts` is false on the lines of a contract
-- that repeat its amount, its MKI or its number of units.
create table core.own_use (
    line integer, part varchar, contract_id varchar, year smallint, phase varchar, is_subsidy boolean, domain varchar,
    category varchar, description varchar, amount_eur decimal(18, 6), funding_share decimal(20, 12),
    functional_unit varchar, functional_amount decimal(18, 6), material varchar, mass_kg decimal(18, 6),
    primary_non_renewable decimal(20, 12), primary_renewable decimal(20, 12), reused decimal(20, 12),
    recycled decimal(20, 12), mki_eur decimal(18, 6), mki_set varchar, mki_modules varchar,
    reference_mass_kg decimal(18, 6), measure varchar, lever varchar, method varchar, material_relevant varchar,
    amount_counts boolean, mki_counts boolean, units_count boolean
);
-- What is to be put out to tender, with what it is expected to weigh.
create table core.own_calendar (
    line integer, contract_id varchar, tender_year smallint, year smallint, domain varchar, description varchar,
    amount_eur decimal(18, 6), mass_kg decimal(18, 6), primary_non_renewable decimal(20, 12),
    reference_mass_kg decimal(18, 6), lever varchar
);
-- All purchases and subsidies of a year, measured or not.
create table core.own_year_total (year smallint, purchases_eur decimal(18, 6), subsidies_eur decimal(18, 6));
-- Primary abiotic kg per euro of a year, for screening only; `category` NULL holds for the whole domain.
create table core.own_spend_factor (
    domain varchar, category varchar, kg_per_eur decimal(20, 12), price_year smallint, origin varchar
);
create table core.own_price_index (year smallint, price_index decimal(18, 6));
