-- warn: a coefficient without a number, read as 0; it never takes the rest of its raw material along.
select min(line) as line, getvariable('coefficient_column') as column_name, arg_min(coefficients.coefficient, line) as found,
       count(*) as occurrences, 'coefficients' as part,
       string_agg(distinct trim(shown_name(coefficients.raw_material)), ', ' order by trim(shown_name(coefficients.raw_material))) as names
from coefficients
join coefficient using (line)
where coefficient.coefficient is null
having count(*) > 0
