-- refuse: a weight or a number of units below zero.
with cells as (
    unpivot (select part, line, weight_kg as mass_kg, reference_mass_kg, functional_amount, unit_weight_kg from written)
    on mass_kg, reference_mass_kg, functional_amount, unit_weight_kg
    into name column_name value number
)
select
    min(line) as line, any_value(heading.heading) as column_name, comma_number(arg_min(number, line)) as found,
    count(*) as occurrences, part
from cells
join heading using (part, column_name)
where number < 0 and (part, line) not in (select (part, line) from set_aside)
group by part, column_name
order by line
