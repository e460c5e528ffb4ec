-- note: goods groups that the delivery leaves without greenhouse gas or without euros; they stay unknown.
with covered as (
    select goods_group, bool_or(co2_kg_per_kg is not null) as co2, bool_or(mki_eur_per_kg is not null) as mki
    from code_list.goods_groups
    left join impact_factor using (goods_group)
    where not goods_groups.is_waste
    group by goods_group
)
select null::integer as line, null::varchar as column_name, null::varchar as found,
       count_if(not co2 or not mki) as occurrences, count_if(not co2) as without_co2, count_if(not mki) as without_mki,
       count(*) as all_groups
from covered
having count_if(not co2 or not mki) > 0
