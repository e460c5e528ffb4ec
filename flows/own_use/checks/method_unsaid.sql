-- warn: a weight without a word on how it was found; it counts as an estimate.
select
    min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part
from typed
join heading using (part)
where heading.column_name = 'method' and method_unsaid and part <> 'calendar'
group by part
order by part
