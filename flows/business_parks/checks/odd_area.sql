-- refuse: an area below zero or larger than any business park: m2 in place of hectares.
select min(line) as line, getvariable('area_ha_column') as column_name, arg_min(delivered.area_ha, line) as found,
       count(*) as occurrences
from typed
join delivered using (line)
where typed.area_ha < 0 or typed.area_ha > 5000
having count(*) > 0
