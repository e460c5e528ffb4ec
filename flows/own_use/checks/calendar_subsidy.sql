-- refuse: a subsidy on the calendar of tenders, where its weight would be added to that of works.
select
    min(line) as line, any_value(heading.heading) as column_name, null::varchar as found, count(*) as occurrences, part
from typed
join heading using (part)
where heading.column_name = 'domain' and part = 'calendar' and domain = 'subsidies'
group by part
