-- warn: a weight without its shares; it stays out of primary abiotic use, unless a reader chooses otherwise.
select
    min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part,
    sum(mass_kg)::double as kg
from typed
join heading using (part)
where heading.column_name = 'primary_non_renewable' and mass_kg > 0 and primary_non_renewable is null
group by part
order by part
