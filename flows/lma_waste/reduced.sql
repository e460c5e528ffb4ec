-- What is kept of a delivery: its cells, in the layout of edition `placed`.
select year, quarter, origin, processor, ewc_code, treatment, collected,
       in_digits(kg) as kg, companies, companies_in_year, in_digits(largest) as largest,
       in_digits(two_largest) as two_largest, in_digits(largest_in_year) as largest_in_year,
       in_digits(two_largest_in_year) as two_largest_in_year, receipts
from waste_cell
order by year, quarter, origin, processor, ewc_code, treatment, collected
