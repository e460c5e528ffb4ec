-- warn: a material that is not on the list; it counts as another material.
select
    min(chosen.line) as line, any_value(heading.heading) as column_name,
    string_agg(distinct shown(chosen.found), ', ' order by shown(chosen.found)) as found, count(*) as occurrences,
    chosen.part
from chosen
join heading on heading.part = chosen.part and heading.column_name = 'material'
where chosen.list = 'material' and chosen.code is null
  and (chosen.part, chosen.line) not in (select (part, line) from set_aside)
group by chosen.part
order by chosen.part
