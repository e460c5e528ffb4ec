-- refuse: a raw material that is said to be fossil and not abiotic.
select
    min(line) as line, getvariable('is_fossil_column') as column_name, arg_min(name, line) as found,
    count(*) as occurrences, 'raw_materials' as part
from material
where is_fossil and not is_abiotic
having count(*) > 0
