-- refuse: a weight that is not the number of units times the weight of each.
select
    min(line) as line, any_value(heading.heading) as column_name, arg_min(mass_kg, line)::double::varchar as found,
    count(*) as occurrences, part, arg_min(functional_amount * unit_weight_kg, line)::double as kg
from written
join heading using (part)
where heading.column_name = 'mass_kg' and mass_kg is not null and unit_weight_kg is not null
  and abs(mass_kg - functional_amount * unit_weight_kg) > 0.01 * abs(mass_kg)
  and (part, line) not in (select (part, line) from set_aside)
group by part
order by part
