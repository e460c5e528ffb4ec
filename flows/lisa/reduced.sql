-- What is kept of a delivery: its sums, in the layout of edition `cells`. A sum that is left out has no numbers.
select year, region, level, code, list, firms,
       replace(rtrim(rtrim(cast(jobs as varchar), '0'), '.'), '.', ',') as jobs
from lisa_cell
order by year, region, level, code
