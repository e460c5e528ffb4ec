-- refuse: a contract in the sheet of the first year and in the register, so that it would count twice.
select
    min(one.line) as line, any_value(heading.heading) as column_name, one.contract_id as found, count(*) as occurrences,
    'year_one' as part, min(other.line) as other_line
from typed as one
join typed as other
  on other.part = 'register' and other.phase = 'realised'
 and (other.contract_id, other.year) = (one.contract_id, one.year)
join heading on heading.part = 'year_one' and heading.column_name = 'contract_id'
where one.part = 'year_one'
group by one.contract_id
order by line
limit 5
