-- refuse: no class of NACE: two digits, a point and two digits.
select min(delivered.line) as line, getvariable('nace_code_column') as column_name, nace_code as found, count(*) as occurrences
from delivered
join typed using (line)
left join code_list.activity_sections as sections on left(nace, 2) between first_division and last_division
where nace is null or sections.section is null
group by nace_code
order by line
limit 5
