-- refuse: points that are no `POINT(lon lat)` in degrees and no `POINT(x y)` in RD. Where they lie is not repeated here.
with pointed as (
    select line, 'origin' as role, bare(origin_point) as point from delivered where origin_point is not null
    union all
    select line, 'processor', bare(processor_point) from delivered where processor_point is not null
)
select min(line) as line, if(role = 'origin', getvariable('origin_point_column'), getvariable('processor_point_column')) as column_name,
       null::varchar as found, count(*) as occurrences, 'point_' || kind as text_key
from pointed
join point_place using (point)
where kind in ('swapped', 'elsewhere', 'unreadable')
group by role, kind
order by line
