-- refuse: a province that does not exist.
with named as (
    select line, 'origin' as role, origin as written from delivered where origin is not null
    union all
    select line, 'processor', processor from delivered where processor is not null
)
select min(line) as line, if(role = 'origin', getvariable('origin_column'), getvariable('processor_column')) as column_name,
       named.written as found, count(*) as occurrences,
       (select string_agg(name_nl, ', ' order by region) from code_list.regions where kind = 'province') as allowed
from named
join place_name on place_name.written = bare(named.written)
where code is null
group by role, named.written
order by line
limit 5
