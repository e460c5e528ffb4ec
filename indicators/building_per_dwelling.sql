-- Tonnes of abiotic material / dwellings (macros/building.sql).
with measured as (select region, year, kind, status, abiotic as part, dwellings as whole from building_totals())
select * replace (value / 1000 as value) from building_ratio('building_per_dwelling', 1, 'measured')
