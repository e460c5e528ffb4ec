-- refuse: the same raw material with other scores.
select min(typed.line) as line, getvariable('material_column') as column_name, any_value(delivered.material) as found,
       count(*) as occurrences, first_line
from typed
join repeated_key using (material)
join delivered using (line)
where different_values > 1 and typed.line > first_line
group by typed.material, first_line
order by line
limit 5
