-- warn: a stream outside the formulas does not occur in the file.
select null::integer as line, 'Stroom' as column_name, null::varchar as found, count(*) as occurrences,
       string_agg(cbs_name, ', ') as absent
from code_list.streams
where not in_formulas and stream not in (select stream from typed where stream is not null)
having count(*) > 0
