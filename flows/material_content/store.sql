insert into core.material_content by name select *, getvariable('delivery') as delivery from content;
