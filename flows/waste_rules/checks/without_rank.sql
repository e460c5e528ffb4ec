-- warn: treatments of the LMA without a rank: what is treated so can not be judged.
select 'ranks' as part, null::integer as line, null::varchar as column_name,
       string_agg(treatment, ', ' order by treatment) as found, count(*) as occurrences
from code_list.treatments
where treatment not in (select treatment from waste_rank where treatment is not null)
having count(*) > 0
