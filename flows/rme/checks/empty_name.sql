-- refuse: a row without the name of its raw material or product.
select min(line) as line, column_of(kind) as column_name, '' as found, count(*) as occurrences, part
from name
where key = ''
group by part, kind
order by line
