insert into core.impact_factor by name
select * exclude (mki_set), getvariable('delivery') as delivery from impact_factor;

insert into core.impact_set
select distinct mki_set, getvariable('source') from impact_factor where mki_eur_per_kg is not null;
