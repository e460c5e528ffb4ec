-- refuse: the same raw material in the same goods group with another content.
select min(typed.line) as line, getvariable('material_column') as column_name, any_value(delivered.material) as found,
       count(*) as occurrences, first_line, goods_group
from typed
join repeated_key using (goods_group, material)
join delivered using (line)
where different_values > 1 and typed.line > first_line
group by goods_group, typed.material, first_line
order by line
limit 5
