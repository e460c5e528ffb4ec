-- 100 x biobased weight / weight: by the share a project tells, else by its materials when all are known.
with measured as (
    select region, year, kind, status, total as whole,
           coalesce(cast(biobased_share as decimal(10, 8)) * cast(total as decimal(20, 2)), if(known = cells, biotic, null)) as part
    from building_totals()
)
from building_ratio('biobased_mass_share', 100, 'measured')
