-- refuse: a weight at a subsidy that pays for nothing tangible.
select
    min(line) as line, any_value(heading.heading) as column_name, comma_number(arg_min(mass_kg, line)) as found,
    count(*) as occurrences, part
from typed
join heading using (part)
where heading.column_name = 'mass_kg' and domain = 'subsidies' and part <> 'calendar' and mass_kg > 0
  and material_relevant is distinct from 'yes'
group by part
order by part
