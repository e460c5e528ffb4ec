-- refuse: a Eural code that does not exist, in whatever form it came.
select min(line) as line, getvariable('ewc_code_column') as column_name, ewc_code as found, count(*) as occurrences,
       count(*) over () as kinds
from delivered
join eural_code on eural_code.written = delivered.ewc_code
where code is null or code not in (select ewc_code from code_list.eural_codes)
group by ewc_code
order by line
limit 5
