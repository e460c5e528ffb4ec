-- Unit, status and source stand on every figure; a figure without value has a status that says so.
from result.indicator_value
where unit is null or status is null or source is null or dimension is null or category is null
   or (value is null) <> (status in ('O', 'Q', 'M', 'C'))
