-- refuse: a treatment code that is not on the list of the LMA.
select min(line) as line, getvariable('treatment_column') as column_name, treatment as found, count(*) as occurrences,
       count(*) over () as kinds
from delivered
join treatment_found on treatment_found.written = delivered.treatment
where code is null or code not in (select treatment from code_list.treatments)
group by treatment
order by line
limit 5
