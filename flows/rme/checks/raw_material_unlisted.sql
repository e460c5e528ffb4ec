-- refuse: a raw material that is not on the list of raw materials.
select min(line) as line, getvariable('raw_material_column') as column_name, arg_min(written, line) as found,
       count(*) as occurrences, 'coefficients' as part
from name
where part = 'coefficients' and kind = 'raw_material' and key <> ''
  and key not in (select raw_material from material)
group by key
order by line
limit 20
