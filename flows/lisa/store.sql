-- The sums of a delivery; no name, no address, no line.
insert into core.lisa_cell by name
select *, if(firms is null, 'Q', getvariable('status')) as status, getvariable('delivery') as delivery from lisa_cell;
