-- refuse: a use group that is not on the code list.
select min(delivered.line) as line, 'Gebruiksgroep_naam' as column_name, use_group as found, count(*) as occurrences,
       (select string_agg(cbs_name, ', ') from code_list.use_groups) as allowed,
       if(row_number() over (order by min(delivered.line)) = 1, 'unknown_use_group', 'unknown_use_group_too') as text_key
from delivered
join use_group_code on delivered.use_group = use_group_code.name and delivered.use_group_nr = use_group_code.nr
where code is null
group by use_group
order by line
limit 20
