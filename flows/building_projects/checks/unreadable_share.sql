-- refuse: a biobased share that is no number and no word for unknown, or lies outside 0 to 100%.
select min(delivered.line) as line, getvariable('biobased_share_column') as column_name, delivered.biobased_share as found,
       count(*) as occurrences
from delivered
join typed using (line)
where delivered.biobased_share is not null and not is_total
  and (typed.biobased_share not between 0 and 1
       or typed.biobased_share is null
      and number_kind(regexp_replace(bare(delivered.biobased_share), '\s*%$', '')) not in ('missing', 'secret'))
group by delivered.biobased_share
order by line
limit 5
