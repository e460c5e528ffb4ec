-- refuse: a link that is no address on the web.
select min(line) as line, getvariable('link_column') as column_name, link as found, count(*) as occurrences
from measure_row
where not regexp_full_match(link, 'https?://[^\s<>"'']+')
group by link
order by line
limit 5
