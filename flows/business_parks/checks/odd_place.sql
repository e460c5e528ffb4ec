-- refuse: a point that does not lie in the Netherlands, or half a point.
select min(line) as line, getvariable('lat_column') as column_name,
       arg_min(concat_ws(' ', delivered.lat, delivered.lon), line) as found, count(*) as occurrences,
       if(bool_or(typed.lon between 50 and 54 and typed.lat between 3 and 8), 'swapped', 'odd_place') as text_key
from typed
join delivered using (line)
where (typed.lat is null) <> (typed.lon is null)
   or not (typed.lat between 50.7 and 53.6 and typed.lon between 3.2 and 7.3)
having count(*) > 0
