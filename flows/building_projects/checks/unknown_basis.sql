-- refuse: another word for how a weight was found.
select min(delivered.line) as line, getvariable('mass_basis_column') as column_name, mass_basis as found,
       count(*) as occurrences
from delivered
join typed using (line)
where not is_total and typed.status is null
group by mass_basis
order by line
limit 5
