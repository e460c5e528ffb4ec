-- warn: a year with import or export coefficients only; the nearest year with both serves.
select
    null::integer as line, getvariable('year_column') as column_name, null::varchar as found, count(*) as occurrences,
    'coefficients' as part, string_agg(year || ' (' || direction || ')', ', ' order by year) as years
from side
where direction is not null and year not in (from whole_year) and exists (from whole_year)
having count(*) > 0
