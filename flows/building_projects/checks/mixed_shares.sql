-- refuse: 0,25 beside 60, both without a % sign: nobody can tell whether the first is a quarter or a quarter of a per cent.
select min(line) as line, getvariable('biobased_share_column') as column_name, arg_min(biobased_share, line) as found,
       count(*) as occurrences
from delivered
cross join share_scale
where in_percent and has_fractions and not contains(biobased_share, '%')
  and share_number(biobased_share) > 0 and share_number(biobased_share) < 1
having count(*) > 0
