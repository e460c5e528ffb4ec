-- refuse: no code of SBI 2008.
select min(delivered.line) as line, getvariable('sbi_column') as column_name, sbi as found, count(*) as occurrences
from delivered
join typed using (line)
where getvariable('edition') = 'establishments' and typed.section is null
group by sbi
order by line
limit 20
