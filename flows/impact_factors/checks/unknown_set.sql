-- refuse: a set of weights that is not on the code list.
select min(delivered.line) as line, getvariable('mki_set_column') as column_name, mki_set as found,
       count(*) as occurrences, (select string_agg(mki_set, ', ') from code_list.mki_sets where mki_set <> 'unknown') as allowed
from delivered
where mki_set in (select name from set_code where code is null)
group by mki_set
order by line
limit 5
