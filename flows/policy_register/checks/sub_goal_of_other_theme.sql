-- refuse: a sub-goal that belongs to another theme than the row names.
select min(line) as line, getvariable('sub_goal_column') as column_name, terms.name_nl as found,
       count(*) as occurrences,
       terms.part_of as belongs, theme
from measure_row
join code_list.policy_terms as terms on terms.kind = 'sub_goal' and terms.code = sub_goal
where terms.part_of <> theme
group by terms.name_nl, terms.part_of, theme
order by line
limit 5
