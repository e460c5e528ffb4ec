-- warn: a coefficient without a number, read as 0; it never takes the rest of its raw material along.
select
    min(line) as line,
    getvariable('coefficient_column') as column_name,
    arg_min(coefficients.coefficient, line) as found,
    count(*) as occurrences,
    'coefficients' as part,
    string_agg(distinct name, ', ' order by name) as names
from coefficient
join coefficients using (line)
join spelled on kind = 'raw_material' and key = coefficient.raw_material
where coefficient.coefficient is null
having count(*) > 0
