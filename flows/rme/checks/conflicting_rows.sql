-- refuse: the same row twice with different values.
select line, null::varchar as column_name, coalesce(content, '') as found, count(*) over (partition by part) as occurrences,
       part, key, first_line, coalesce(first_content, '""') as first_value
from repeated
where content is distinct from first_content
order by part, line
limit 5
