-- warn: a circular degree on something that is no subsidy scheme.
select min(line) as line, getvariable('degree_column') as column_name, arg_min(measure, line) as found,
       count(*) as occurrences
from measure_row
where degree is not null and type <> 'subsidy_scheme'
having count(*) > 0
