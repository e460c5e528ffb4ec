-- refuse: a raw material or product that has import coefficients and no export coefficients, or the reverse.
with seen as (
    select kind, key, direction, min(line) as line, arg_min(written, line) as written
    from name
    join coefficient using (line)
    where part = 'coefficients' and direction is not null and key <> ''
    group by kind, key, direction
)
select min(line) as line, column_of(kind) as column_name, arg_min(written, line) as found,
       1 as occurrences, 'coefficients' as part, 'one_side_' || any_value(direction) as text_key
from seen
where (select count(distinct direction) from seen) = 2
group by kind, key
having count(*) = 1
order by line
limit 20
