-- refuse: a share that is no share: something else than 25%, 0,25 or 25, or more than the whole.
with cells as (
    unpivot (select part, line, primary_non_renewable, primary_renewable, reused, recycled, funding_share from written)
    on primary_non_renewable, primary_renewable, reused, recycled, funding_share
    into name column_name value found
)
select
    min(line) as line, any_value(heading.heading) as column_name, found, count(*) as occurrences, part
from cells
join heading using (part, column_name)
where has_share(found)
  and (share_of(found) is null or share_of(found) > if(is_percent(found), 1, 100))
  and (part, line) not in (select (part, line) from set_aside)
group by part, column_name, found
order by line
limit 10
