-- refuse: a name that a spreadsheet program would run as a formula.
select min(line) as line, column_of(kind) as column_name, written as found, count(*) as occurrences, part
from name
where regexp_matches(key, '^[=+@-]')
group by part, kind, written
order by line
limit 5
