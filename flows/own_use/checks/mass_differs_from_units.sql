-- refuse: a weight that is not the number of units times the weight of each.
with cells as (
    select *, weight_of_pieces(functional_amount, unit_weight_kg) as kg_of_pieces
    from written
    where unit_weight_kg is not null and functional_amount is not null
)
select
    min(line) as line, any_value(heading.heading) as column_name, comma_number(arg_min(mass_kg, line)) as found,
    count(*) as occurrences, part, arg_min(kg_of_pieces, line)::double as kg
from cells
join heading using (part)
where heading.column_name = 'mass_kg' and mass_kg is not null
  and abs(mass_kg - kg_of_pieces) > 0.01 * abs(mass_kg)
  and (part, line) not in (select (part, line) from set_aside)
group by part
order by part
