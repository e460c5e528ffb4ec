-- What is kept of a delivery: its cells, in the layout of edition `placed`.
select year, quarter, origin, processor, ewc_code, treatment, collected,
       replace(rtrim(rtrim(cast(kg as varchar), '0'), '.'), '.', ',') as kg,
       companies, companies_in_year, receipts
from waste_cell
order by year, quarter, origin, processor, ewc_code, treatment, collected
