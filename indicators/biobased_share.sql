-- 100 x m2 of biobased insulation / m2 of all insulation (macros/building.sql).
with measured as (
    select region, year, kind, 'A' as status, insulation_biobased as part, insulation_biobased + insulation_other as whole
    from building_totals()
)
from building_ratio('biobased_share', 100, 'measured')
