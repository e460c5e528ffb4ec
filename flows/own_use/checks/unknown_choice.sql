-- refuse: a word that is not on the list of choices of its column.
select
    min(chosen.line) as line, any_value(heading.heading) as column_name, chosen.found, count(*) as occurrences,
    chosen.part, any_value(allowed.names) as allowed
from chosen
join heading on heading.part = chosen.part and heading.column_name = chosen.list
join (
    select list, string_agg(name_nl, ', ' order by position) as names from code_list.own_use_choices group by list
    union all
    select 'mki_set', string_agg(mki_set, ', ' order by mki_set) from code_list.mki_sets
) as allowed on allowed.list = chosen.list
where chosen.code is null and chosen.list <> 'material'
  and (chosen.part, chosen.line) not in (select (part, line) from set_aside)
group by chosen.part, chosen.list, chosen.found
order by line
limit 10
