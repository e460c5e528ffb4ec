-- warn: more weight per m2 than a building has.
with each as (
    select line, project, cast(sum(kg) / any_value(floor_area) as double) as kg_per_m2
    from project
    join weight using (line)
    where floor_area > 0
    group by line, project
)
select min(line) as line, getvariable('floor_area_column') as column_name, arg_min(project, line) as found,
       count(*) as occurrences, round(max(kg_per_m2), 0) as kg_per_m2
from each
where kg_per_m2 > 5000
having count(*) > 0
