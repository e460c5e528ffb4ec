insert into core.circular_activity by name select *, getvariable('delivery') as delivery from activity;
