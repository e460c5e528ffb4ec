-- refuse: a word in a coded column that is on no list, or nothing where a word is needed.
with written as (
    select line, unnest(['theme', 'sub_goal', 'type', 'degree', 'state', 'counted', 'action_line']) as kind,
        unnest([trim(theme), trim(sub_goal), trim(type), trim(degree), trim(state), trim(counted),
            trim(action_line)]) as found
    from delivered
    where line in (select line from measure_row)
    union all
    select line, 'lever', trim(word)
    from (select line, unnest(string_split(lever, ';')) as word from delivered where trim(lever) <> '')
    where line in (select line from measure_row)
)
select
    min(line) as line,
    case kind when 'theme' then getvariable('theme_column') when 'sub_goal' then getvariable('sub_goal_column')
        when 'type' then getvariable('type_column') when 'degree' then getvariable('degree_column')
        when 'state' then getvariable('state_column') when 'counted' then getvariable('counted_column')
        when 'lever' then getvariable('lever_column') else getvariable('action_line_column') end as column_name,
    coalesce(found, '') as found,
    count(*) as occurrences,
    (select string_agg(name_nl, ', ' order by position) from code_list.policy_terms as terms
     where terms.kind = written.kind) as allowed
from written
where register_code(kind, found) is null and (coalesce(found, '') <> '' or kind in ('theme', 'type'))
group by kind, found
order by line, kind
limit 10
