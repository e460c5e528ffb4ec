-- refuse: a CBS province number (20-31) beside the name of another province.
select min(delivered.line) as line, getvariable('region_nr_column') as column_name, region_nr || ' ' || region as found,
       count(*) as occurrences, any_value(code) as expected, any_value((select name_nl from code_list.regions where regions.region = code)) as expected_name
from delivered
join region_code on delivered.region = region_code.name and delivered.region_nr = region_code.nr
where getvariable('edition') = 'province' and code is not null
  and count_of(region_code.nr) between 20 and 31 and 'PV' || count_of(region_code.nr) <> code
group by region_nr, region
order by line
limit 5
