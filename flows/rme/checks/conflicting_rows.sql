-- refuse: the same row twice with different values.
select
    line, null::varchar as column_name, written as found, count(*) over (partition by part) as occurrences, part, same,
    first_line, if(bare(first_written) = '', '""', first_written) as first_value
from repeated
where content is distinct from first_content
order by part, line
limit 5
