-- warn: a weight below zero outside changes in stocks.
select min(line) as line, 'Brutogew' as column_name, cast(cast(min(mass) as double) as varchar) as found,
       count(*) as occurrences
from flow
where mass < 0 and use_group not in (select use_group from code_list.use_groups where can_be_negative)
having count(*) > 0
