-- refuse: only import coefficients, or only export coefficients, or no year with both.
select
    min(line) as line, getvariable('direction_column') as column_name, null::varchar as found, count(*) as occurrences,
    'coefficients' as part
from coefficient
where direction is not null and year is not null
having count(*) > 0 and not exists (from whole_year)
