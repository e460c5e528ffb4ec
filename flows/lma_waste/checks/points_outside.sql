-- warn: points in no Dutch province; where nothing else places the row it stays unplaced.
select min(line) as line, getvariable('origin_point_column') as column_name, null::varchar as found, count(*) as occurrences
from delivered
join point_place on point_place.point = bare(origin_point)
join typed using (line)
where kind = 'outside' and typed.origin <> 'abroad'
having count(*) > 0
