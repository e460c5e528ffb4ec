insert into core.crm_score by name select *, getvariable('delivery') as delivery from score;
