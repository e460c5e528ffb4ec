-- warn: the biobased share of a project is not that of its weights.
with each as (
    select line, project, any_value(biobased_share) as told,
           sum(kg) filter (resource_type = 'biotic') / nullif(sum(kg), 0) as weighed
    from project
    join weight using (line)
    join code_list.building_materials on building_material = material
    group by line, project
    having count(kg) = count(*)
)
select min(line) as line, getvariable('biobased_share_column') as column_name, arg_min(project, line) as found,
       count(*) as occurrences
from each
where abs(told - weighed) > 0.05
having count(*) > 0
