-- One rule once.
insert into core.waste_rank by name
select *, getvariable('delivery') as delivery from waste_rank
where line not in (select line from waste_rule_repeated where part = 'ranks');

insert into core.waste_restriction by name
select *, getvariable('delivery') as delivery from waste_restriction
where line not in (select line from waste_rule_repeated where part = 'restrictions');

insert into core.waste_exclusion by name
select *, getvariable('delivery') as delivery from waste_exclusion
where line not in (select line from waste_rule_repeated where part = 'exclusions');
