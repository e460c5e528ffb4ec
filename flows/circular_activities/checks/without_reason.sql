-- warn: activities of which nobody says why they count as circular.
select min(line) as line, getvariable('reason_nl_column') as column_name, null::varchar as found, count(*) as occurrences
from activity
where coalesce(reason_nl, reason_en) is null
having count(*) > 0
