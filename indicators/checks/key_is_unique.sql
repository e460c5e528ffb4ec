-- One figure per key.
select indicator, region, year, dimension, category, count(*) as times
from result.indicator_value
group by all
having count(*) > 1
