-- refuse: a weight per unit that is only possible when the weight is in tonnes.
with per_unit as (
    select
        part, line, functional_unit, mass_kg / functional_amount as kg,
        cast(kg_least as decimal(9, 2)) as least, cast(kg_most as decimal(9, 2)) as most
    from typed
    join code_list.own_use_units using (functional_unit)
    where functional_amount > 0 and mass_kg > 0
)
select
    min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part,
    arg_min(name_nl, line) as unit, round(arg_min(kg, line)::double, 3) as kg
from per_unit
join heading using (part)
join code_list.own_use_choices on list = 'functional_unit' and code = functional_unit
where heading.column_name = 'mass_kg' and kg < least and 1000 * kg between least and most
group by part
order by part
