-- refuse: a line without a phase or a domain, which decide where it counts.
select
    min(line) as line, any_value(heading.heading) as column_name, '' as found, count(*) as occurrences, part
from (
    select part, line, 'domain' as column_name from written where shown(domain) is null
    union all
    select part, line, 'phase' from written where part = 'register' and shown(phase) is null
)
join heading using (part, column_name)
where (part, line) not in (select (part, line) from set_aside)
group by part, column_name
order by line
