-- refuse: a raw material that is not said to be abiotic or not.
select line, getvariable('is_abiotic_column') as column_name, is_abiotic as found, count(*) over () as occurrences,
       'raw_materials' as part, shown_name(raw_material) as name
from raw_materials
where line in (select line from material where is_abiotic is null)
order by line
limit 5
