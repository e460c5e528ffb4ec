-- refuse: a stream that is not on the code list.
select min(delivered.line) as line, 'Stroom' as column_name, stream as found, count(*) as occurrences,
       (select string_agg(cbs_name, ', ') from code_list.streams) as allowed,
       if(row_number() over (order by min(delivered.line)) = 1, 'unknown_stream', 'unknown_stream_too') as text_key
from delivered
join stream_code on delivered.stream = stream_code.name and delivered.stream_nr = stream_code.nr
where code is null
group by stream
order by line
limit 20
