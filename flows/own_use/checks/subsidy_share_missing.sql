-- warn: a subsidy with a weight and without the province's share of the costs; that weight cannot be counted.
select
    min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part
from typed
join heading using (part)
where heading.column_name = 'funding_share' and domain = 'subsidies' and mass_kg > 0 and funding_share is null
group by part
order by part
