-- warn: a raw material on the list that has no coefficients.
select min(line) as line, getvariable('raw_material_column') as column_name, arg_min(name, line) as found,
       count(*) as occurrences, 'raw_materials' as part, string_agg(name, ', ' order by line) as names
from material
where raw_material not in (select raw_material from coefficient)
having count(*) > 0
