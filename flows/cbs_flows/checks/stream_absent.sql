-- refuse: one of the five streams of the formulas does not occur in the file.
select null::integer as line, 'Stroom' as column_name, null::varchar as found, 1 as occurrences, cbs_name as absent,
       (select string_agg(distinct name, ', ' order by name) from stream_code) as present
from code_list.streams
where in_formulas and stream not in (select stream from typed where stream is not null)
  -- An unknown name may be the stream that seems absent: checks/unknown_stream says so.
  and not exists (from stream_code where code is null)
