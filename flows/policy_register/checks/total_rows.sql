-- note: totals below the table; they are counted anew.
select min(line) as line, null::varchar as column_name, arg_min(measure, line) as found, count(*) as occurrences
from no_measure
join as_delivered using (line)
where rule = 'total_row'
having count(*) > 0
