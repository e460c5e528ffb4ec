-- What was set aside and what was corrected, whatever the source.
insert into raw.set_aside
select getvariable('delivery'), part, line, set_aside.rule, delivered_text.delivered, set_aside.mass
from (from set_aside where rule <> 'total_row') as set_aside
left join delivered_text using (part, line);

insert into meta.correction select getvariable('delivery'), * from correction;

insert into core.source_mark
select distinct getvariable('source_name'), getvariable('source'), getvariable('is_example');
