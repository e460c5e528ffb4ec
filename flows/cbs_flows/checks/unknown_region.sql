-- refuse: a region that is not on the code list.
select min(delivered.line) as line, any_value(getvariable('region_column')) as column_name, region as found, count(*) as occurrences,
       any_value(case getvariable('edition')
           when 'corop' then (select string_agg(name, ', ' order by name) from code_list.corop_plus)
           else (select string_agg(name_nl, ', ' order by region) from code_list.regions where kind = 'province')
       end) as allowed,
       if(row_number() over (order by min(delivered.line)) = 1, 'unknown_region', 'unknown_region_too') as text_key
from delivered
join region_code on delivered.region = region_code.name and delivered.region_nr = region_code.nr
where code is null
group by region
order by line
limit 20
