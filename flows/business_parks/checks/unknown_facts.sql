-- note: facts that nobody tells.
select null::integer as line, null::varchar as column_name, null::varchar as found,
       cast(sum((environmental_category is null)::integer + (quay is null)::integer + (road is null)::integer
                + (rail is null)::integer + (area_ha is null)::integer) as integer) as occurrences,
       cast(5 * count(*) as integer) as facts
from business_park
having occurrences > 0
