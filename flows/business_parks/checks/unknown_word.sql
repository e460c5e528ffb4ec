-- refuse: a word that is none of the known ones: policy status, category, yes or no, precision.
with told as (
    select line, 'policy_status' as text_key, getvariable('policy_status_column') as column_name, delivered.policy_status as found,
           typed.policy_status is null as is_strange
    from delivered join typed using (line)
    union all
    select line, 'category', getvariable('category_column'), category, not says_nothing(category) and environmental_category is null
    from delivered join typed using (line)
    union all
    select line, 'precision', getvariable('precision_column'), delivered.precision, typed.precision is null
    from delivered join typed using (line)
    union all
    select line, 'yes_or_no', getvariable('quay_column'), quay, not says_nothing(quay) and yes_or_no(quay) is null from delivered
    union all
    select line, 'yes_or_no', getvariable('road_column'), road, not says_nothing(road) and yes_or_no(road) is null from delivered
    union all
    select line, 'yes_or_no', getvariable('rail_column'), rail, not says_nothing(rail) and yes_or_no(rail) is null from delivered
)
select min(line) as line, column_name, found, count(*) as occurrences, text_key
from told
where is_strange
group by column_name, found, text_key
order by line
limit 5
