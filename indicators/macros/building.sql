-- Building projects: what is known of each, and of each material in it. Sums are those of the projects that tell; the
-- number that should and the number that does stand beside them.

create or replace macro building_cells() as table
select
    projects.province as region, projects.year, projects.project, projects.kind, projects.status,
    parts.material, materials.resource_type, parts.kg
from core.building_material as parts
join core.building_project as projects using (delivery, project, year)
join code_list.building_materials as materials on materials.building_material = parts.material;

-- Each project with its weights together; a weight is known as soon as one of its materials is.
create or replace macro building_totals() as table
select
    projects.*,
    weight.abiotic, weight.biotic, weight.total, coalesce(weight.cells, 0) as cells, coalesce(weight.known, 0) as known
from (select * exclude (region), province as region from core.building_project) as projects
left join (
    select delivery, project, year, sum(kg) filter (resource_type = 'abiotic') as abiotic,
           if(count(kg) = 0, null, coalesce(sum(kg) filter (resource_type = 'biotic'), 0)) as biotic,
           sum(kg) as total, count(*) as cells, count(kg) as known
    from core.building_material
    join code_list.building_materials on building_material = material
    group by all
) as weight using (delivery, project, year);

-- A ratio of two sums over the projects in which both are known: numerator / denominator, in all and by kind.
create or replace macro building_ratio(wanted, factor, measured) as table
with heading as (
    select region, year, 'total' as dimension, 'total' as category, status, part, whole from query_table(measured)
    union all
    select region, year, 'kind', kind, status, part, whole from query_table(measured)
), summed as (
    select
        region, year, dimension, category,
        sum(part) filter (part is not null and whole > 0)::double as part,
        sum(whole) filter (part is not null and whole > 0)::double as whole,
        max(weakness(status)) filter (part is not null and whole > 0) as weakest,
        count(*) as expected, count_if(part is not null and whole > 0) as known
    from heading
    group by all
)
select
    wanted as indicator, region, year, dimension, category, factor * part / whole as value, null::double as standard_error,
    if(known > 0, status_of(weakest), 'O') as status,
    cast(expected as integer) as rows_expected, cast(known as integer) as rows_known
from summed;
