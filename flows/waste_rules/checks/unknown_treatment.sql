-- refuse: a treatment that is not on the list of the LMA, in any of the tables.
with used as (
    select 'ranks' as part, line, 'treatment_code' as field, treatment_code as written from ranks
    union all select 'restrictions', line, 'treatment_code', treatment_code from restrictions
    union all select 'restrictions', line, 'not_to', not_to from restrictions
    union all select 'exclusions', line, 'treatment_code', treatment_code from exclusions
)
select part, min(line) as line, field as column_name, written as found, count(*) as occurrences
from used
where treatment_code(written) is null or treatment_code(written) not in (select treatment from code_list.treatments)
group by part, field, written
order by part, line
limit 5
