-- warn: the same amount, MKI, number of units or reference on several lines of a contract, counted once.
with counted as (
    select part, line, 'amount_eur' as column_name from once join typed using (part, line)
    where not amount_counts and amount_eur <> 0 and part <> 'calendar'
    union all
    select part, line, 'mki_eur' from once join typed using (part, line) where not mki_counts and mki_eur <> 0
    union all
    select part, line, 'functional_amount' from once join typed using (part, line)
    where not units_count and functional_amount <> 0
    union all
    select part, line, 'reference_mass_kg' from typed
    where part <> 'calendar' and contract_id is not null and reference_mass_kg <> 0
    qualify row_number() over (partition by part, contract_id, year, phase, reference_mass_kg order by line) > 1
)
select min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part
from counted
join heading using (part, column_name)
group by part, column_name
order by part, column_name
