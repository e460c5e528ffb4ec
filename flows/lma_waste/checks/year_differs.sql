-- refuse: the year given with the delivery is not the year in the file.
select min(typed.line) as line, getvariable('year_column') as column_name, any_value(delivered.year) as found,
       count(*) as occurrences, cast(getvariable('year') as integer) as given
from typed
join delivered using (line)
-- What was kept of a delivery has its years, whatever was said when it came.
where typed.year <> getvariable('year') and getvariable('edition') <> 'placed'
having count(*) > 0
