-- Mean MPG, weighed by floor area (macros/building.sql). How weights were found says nothing about an MPG.
with measured as (
    select region, year, kind, 'A' as status, mpg * cast(floor_area as decimal(14, 2)) as part, if(mpg is null, null, floor_area) as whole
    from building_totals()
)
from building_ratio('building_mpg', 1, 'measured')
