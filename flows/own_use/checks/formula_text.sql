-- refuse: text that a spreadsheet program would run as a formula.
with cells as (
    unpivot (select part, line, contract_id, category, description, measure, mki_modules from written)
    on contract_id, category, description, measure, mki_modules
    into name column_name value found
    union all by name
    select 'spend_factors' as part, line, 'origin' as column_name, origin as found from spend_factors
    union all by name
    select 'spend_factors' as part, line, 'category' as column_name, category as found from spend_factors
)
select min(line) as line, any_value(heading.heading) as column_name, found, count(*) as occurrences, part
from cells
join heading using (part, column_name)
where regexp_matches(bare(found), '^([=@]|[+-][^\s0-9])')
group by part, column_name, found
order by line
limit 5
