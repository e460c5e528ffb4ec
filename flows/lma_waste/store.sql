-- The cells of a delivery; no name, no address, no line.
insert into core.waste_report by name
select *, getvariable('status') as status, getvariable('delivery') as delivery from waste_cell;
