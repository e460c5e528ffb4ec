-- refuse: an excluded Eural code that does not exist.
select 'exclusions' as part, min(line) as line, getvariable('ewc_code_column') as column_name, ewc_code as found,
       count(*) as occurrences
from exclusions
where eural(ewc_code) is null or eural(ewc_code) not in (select ewc_code from code_list.eural_codes)
group by ewc_code
order by line
limit 5
