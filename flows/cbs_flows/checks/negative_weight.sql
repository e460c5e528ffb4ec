-- warn: a weight below zero outside changes in stocks; the lowest is shown.
with negative as (
    select count(*) as occurrences, arg_min(line, (mass, line)) as line
    from flow
    where mass < 0 and use_group not in (select use_group from code_list.use_groups where can_be_negative)
)
select line, 'Brutogew' as column_name, delivered.mass as found, occurrences
from negative
join delivered using (line)
