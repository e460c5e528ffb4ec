-- refuse: a raw material that is not said to be abiotic or not, or fossil or not where there is such a column.
select
    line,
    if(material.is_abiotic is null, getvariable('is_abiotic_column'), getvariable('is_fossil_column')) as column_name,
    if(material.is_abiotic is null, raw_materials.is_abiotic, raw_materials.is_fossil) as found,
    count(*) over () as occurrences,
    'raw_materials' as part,
    name
from material
join raw_materials using (line)
where material.is_abiotic is null or raw_materials.is_fossil is not null and material.is_fossil is null
order by line
limit 5
