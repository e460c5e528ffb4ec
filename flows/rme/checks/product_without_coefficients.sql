-- refuse: a product that goods groups are made of, without coefficients under that name.
select min(line) as line, getvariable('rme_product_column') as column_name, arg_min(written, line) as found,
       count(*) as occurrences, 'shares' as part
from name
where part = 'shares' and key <> ''
  and key not in (select rme_product from coefficient)
  and key in (select rme_product from product_share where share > 0)
group by key
order by line
limit 20
