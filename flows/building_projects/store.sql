insert into core.building_project by name select *, getvariable('delivery') as delivery from project;
insert into core.building_material by name
select project, year, material, kg, getvariable('delivery') as delivery
from project
join weight using (line);
