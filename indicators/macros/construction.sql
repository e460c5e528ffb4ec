-- Which part of each goods group is construction, by the rule that is asked for (construction_parameters.py).
create or replace macro construction_share(rule) as table
select
    cast(goods_group as varchar) as goods_group,
    goods_groups.material,
    cast(case rule when 'agenda' then agendas.share else 1 end as decimal(9, 6)) as share
from code_list.transition_agendas as agendas
join code_list.goods_groups using (goods_group)
where agendas.agenda = 'construction' and (rule <> 'minerals' or goods_groups.material = 'mineral');
