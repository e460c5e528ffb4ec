-- note: subsidy schemes of which the circular degree is not said.
select null::integer as line, null::varchar as column_name, null::varchar as found,
       count(distinct measure_id) as occurrences
from measure_row
where type = 'subsidy_scheme' and degree is null
having count(*) > 0
