-- refuse: hardly any weight per m2: tonnes in a column of kg. (A building weighs hundreds of kg per m2; per project an
-- insulation job may weigh a few, so that the middle project decides.)
with each as (
    select line, project, cast(sum(kg) / any_value(floor_area) as double) as kg_per_m2, any_value(column_name) as column_name
    from project
    join weight using (line)
    where floor_area > 0 and kind = 'new_build'
    group by line, project
    having sum(kg) > 0
)
select min(line) as line, arg_min(column_name, line) as column_name, null::varchar as found, count(*) as occurrences,
       round(median(kg_per_m2), 2) as kg_per_m2
from each
having median(kg_per_m2) < 10
