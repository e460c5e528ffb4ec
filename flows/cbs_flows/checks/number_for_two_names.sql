-- refuse: one region, stream or use group number used for two different names, or one name with two numbers.
with pair as (
    select 'region' as field, nr, name, code from region_code where code is not null
    union all select 'stream', nr, name, code from stream_code where code is not null
    union all select 'use_group', nr, name, code from use_group_code where code is not null
), spelled as (
    select field, coalesce(cast(count_of(nr) as varchar), bare(nr)) as number, code, min(name) as name, min(nr) as nr
    from pair
    group by all
), clash as (
    select field, 'number_for_two_names' as text_key, string_agg(name, ', ' order by name) as several,
           any_value(number) as single, max_by(name, name) as name, max_by(nr, name) as nr
    from spelled
    group by field, number
    having count(*) > 1
    union all
    select field, 'name_with_two_numbers', string_agg(nr, ', ' order by nr), any_value(name), max_by(name, nr), max_by(nr, nr)
    from spelled
    group by field, code
    having count(*) > 1
)
select min(line) as line,
       case field when 'region' then getvariable('region_nr_column') when 'stream' then 'Stroom_nr' else 'Gebruiksgroep_nr' end as column_name,
       clash.nr || ' ' || clash.name as found, count(*) as occurrences, text_key, single, several
from clash
join delivered on case field
    when 'region' then (delivered.region_nr, delivered.region)
    when 'stream' then (delivered.stream_nr, delivered.stream)
    else (delivered.use_group_nr, delivered.use_group)
end = (clash.nr, clash.name)
group by field, text_key, single, several, clash.nr, clash.name
order by line
limit 5
