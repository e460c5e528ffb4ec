-- The lines of a delivery; a weight found with a spend factor stays what it is: for screening only.
insert into core.own_use by name
select
    typed.* exclude (tender_year, method_unsaid, unit_weight_kg),
    domain = 'subsidies' as is_subsidy,
    once.amount_counts, once.mki_counts, once.units_count
from typed
join once using (part, line)
where part <> 'calendar';

insert into core.own_calendar by name
select line, contract_id, tender_year, year, domain, description, amount_eur, mass_kg, primary_non_renewable,
       reference_mass_kg, lever
from typed
where part = 'calendar';

insert into core.own_year_total by name select year, purchases_eur, subsidies_eur from year_total;
insert into core.own_spend_factor by name select domain, category, kg_per_eur, price_year, origin from spend_factor;
insert into core.own_price_index by name select year, price_index from index_of_year;
