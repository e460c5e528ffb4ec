-- refuse: one region, stream or use group number used for two different names, or one name with two numbers.
with pair as (
    select getvariable('region_nr_column') as column_name, nr, name, line, meaning from region_code where code is not null
    union all
    select 'Stroom_nr', nr, name, line, code from stream_code where code is not null
    union all
    select 'Gebruiksgroep_nr', nr, name, line, code from use_group_code where code is not null
), spelled as (
    select column_name, coalesce(cast(count_of(nr) as varchar), bare(nr)) as number, meaning,
           arg_min(nr || ' ' || name, line) as found, arg_min(name, line) as name, min(line) as line
    from pair
    group by all
), clash as (
    select max(line) as line, column_name, arg_max(found, line) as found, 'number_for_two_names' as text_key,
           any_value(number) as single, string_agg(name, ', ' order by name) as several
    from spelled
    group by column_name, number
    having count(*) > 1
    union all
    select max(line), column_name, arg_max(found, line), 'name_with_two_numbers',
           any_value(name), string_agg(number, ', ' order by number)
    from spelled
    group by column_name, meaning
    having count(*) > 1
)
select line, column_name, found, 1 as occurrences, text_key, single, several
from clash
order by line, column_name, text_key
limit 5
