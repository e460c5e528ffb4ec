-- refuse: a stream that is not on the code list.
select min(line) as line, 'Stroom' as column_name, stream as found, count(*) as occurrences,
       (select string_agg(cbs_name, ', ') from code_list.streams) as allowed
from delivered
join stream_code on delivered.stream = stream_code.name and delivered.stream_nr = stream_code.nr
where code is null
group by stream
order by line
