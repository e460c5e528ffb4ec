-- note: `-` read as nil, as CBS means it.
select min(line) as line, null::varchar as column_name, '-' as found, count(*) as occurrences
from delivered
where line in (select line from typed where mass = 0 or value = 0 or mass_se = 0 or value_se = 0)
  and (bare(mass) = '-' or bare(value) = '-' or bare(mass_se) = '-' or bare(value_se) = '-')
having count(*) > 0
