-- kg of abiotic material / m2 of floor (macros/building.sql).
with measured as (select region, year, kind, status, abiotic as part, floor_area as whole from building_totals())
from building_ratio('building_intensity', 1, 'measured')
