-- note: `-` read as nil, as CBS means it.
with zero as materialized (  -- first the few rows with a zero, then what stands in them
    select line, mass, value, mass_se, value_se
    from delivered
    where line in (select line from typed where mass = 0 or value = 0 or mass_se = 0 or value_se = 0)
)
select min(line) as line, null::varchar as column_name, '-' as found, count(*) as occurrences
from zero
where contains(concat(mass, value, mass_se, value_se), '-')
  and (bare(mass) = '-' or bare(value) = '-' or bare(mass_se) = '-' or bare(value_se) = '-')
having count(*) > 0
