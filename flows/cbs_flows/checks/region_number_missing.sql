-- refuse: a COROP region without its number, which is its code.
select min(delivered.line) as line, getvariable('region_nr_column') as column_name, region_nr as found, count(*) as occurrences
from delivered
where getvariable('edition') = 'corop' and count_of(region_nr) is null
group by region_nr
order by line
limit 5
