-- note: critical raw materials of the EU list without both scores.
select null::integer as line, null::varchar as column_name, null::varchar as found, count(*) as occurrences,
       string_agg(if(name_nl = name_en, name_nl, name_nl || ' / ' || name_en), ', ' order by name_nl) as names
from code_list.raw_materials
where is_critical
  and material not in (select material from score where economic_importance is not null and supply_risk is not null)
having count(*) > 0
