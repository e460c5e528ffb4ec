insert into core.business_park by name
select *, getvariable('source') as source_id, getvariable('delivery') as delivery from business_park;
