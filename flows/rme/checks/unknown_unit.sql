-- refuse: a unit that is neither a weight nor money.
select min(line) as line, getvariable('unit_column') as column_name, unit as found, count(*) as occurrences,
       'units' as part
from units
where line in (select line from group_unit where unit is null)
group by unit
order by line
limit 5
