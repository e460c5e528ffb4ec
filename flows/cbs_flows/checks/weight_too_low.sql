-- warn: a province with every goods group that weighs less than a tenth of what CBS published, as when mld kg stand for mln kg.
select line, 'Brutogew' as column_name, delivered.mass as found, count(*) over () as occurrences,
       delivered.region, region_weight.year, cast(region_weight.mass as double) as weight,
       cast(published as double) as published
from region_weight
join delivered using (line)
where getvariable('edition') = 'province'  -- a COROP region may well be a tenth of its province
  and goods_groups = (select count(*) from code_list.goods_groups)
  and 10 * region_weight.mass < published
order by line
limit 5
