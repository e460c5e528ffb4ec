-- warn: text with nothing beside it, such as a note below the table.
select min(line) as line, null::varchar as column_name, arg_min(measure, line) as found, count(*) as occurrences
from no_measure
join as_delivered using (line)
where rule = 'loose_text'
having count(*) > 0
