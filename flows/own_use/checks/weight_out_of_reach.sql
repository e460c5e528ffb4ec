-- refuse: a number of pieces times a weight that no work can weigh.
select
    min(line) as line, any_value(heading.heading) as column_name, comma_number(arg_min(functional_amount, line)) as found,
    count(*) as occurrences, part, arg_min(unit_weight_kg, line)::double as kg
from written
join heading using (part)
where heading.column_name = 'functional_amount' and functional_amount * unit_weight_kg::double > 1e12
group by part
order by part
