-- refuse: the year given with the delivery is not the year in the file.
select min(typed.line) as line, getvariable('year_column') as column_name, any_value(delivered.year) as found,
       count(*) as occurrences, cast(getvariable('year') as integer) as given
from typed
join delivered using (line)
where typed.year <> getvariable('year') and getvariable('edition') = 'establishments'
having count(*) > 0
