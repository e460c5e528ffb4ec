-- What was set aside and what was corrected, whatever the source.
insert into raw.set_aside
select getvariable('delivery'), line, set_aside.rule, to_json(delivered), set_aside.mass
from set_aside
left join delivered using (line)
where set_aside.rule <> 'total_row';

insert into meta.correction select getvariable('delivery'), * from correction;
