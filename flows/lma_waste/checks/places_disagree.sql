-- warn: a point in one province and a postcode in another; the point counts.
select min(line) as line, getvariable('origin_postcode_column') as column_name, null::varchar as found,
       count(*) as occurrences
from delivered
join place
  on place.country = coalesce(bare(origin_country), '') and place.point = coalesce(bare(origin_point), '')
 and place.postcode = coalesce(bare(origin_postcode), '') and place.name = coalesce(bare(origin), '')
where by_point <> by_postcode
having count(*) > 0
