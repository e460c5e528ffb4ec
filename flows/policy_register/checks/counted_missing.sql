-- refuse: a count without saying what is counted.
select min(line) as line, getvariable('quantity_column') as column_name, arg_min(delivered.quantity, line) as found,
       count(*) as occurrences
from delivered
join measure_row using (line)
where measure_row.quantity is not null and measure_row.counted is null and coalesce(trim(delivered.counted), '') = ''
having count(*) > 0
