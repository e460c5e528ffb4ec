-- refuse: one of the five streams of the formulas does not occur in the file.
select null::integer as line, 'Stroom' as column_name, cbs_name as found, 1 as occurrences
from code_list.streams
where in_formulas and stream not in (select stream from typed where stream is not null)
