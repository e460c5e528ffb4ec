-- warn: parks without a point: in the list, not on the map.
select min(line) as line, getvariable('lat_column') as column_name, arg_min(name, line) as found, count(*) as occurrences
from business_park
where lat is null
having count(*) > 0
