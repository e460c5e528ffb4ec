insert into core.policy_measure by name
select
    *, getvariable('delivery') as delivery,
    (select code from code_list.policy_terms where kind = 'owner') as region
from measure_row
where line not in (select line from duplicate);
