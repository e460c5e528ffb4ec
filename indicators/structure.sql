-- What kind of place each province is in one year, as shares of its direct material input (DMI, all goods). The first
-- three add up to 1: input comes from abroad, from other provinces, or is extracted here (own supply and exports of
-- raw materials). `energy` is the part that is a fossil energy carrier; `exported` is what leaves again (DMI - DMC).
-- `standout` is the trait in which the province differs most, in percentage points, from the middle province (median).
with amount as (
    select
        region,
        max(value) filter (indicator = 'dmi' and category = 'all') as input,
        max(value) filter (indicator = 'dmc' and category = 'all') as kept,
        max(value) filter (indicator = 'dmi' and category = 'abiotic') as abiotic,
        max(value) filter (indicator = 'dmi' and category = 'abiotic_non_energy') as abiotic_non_energy,
        max(value) filter (indicator = 'dmi' and category = 'import_international') as abroad,
        max(value) filter (indicator = 'dmi' and category = 'import_national') as other_provinces
    from result.indicator_value
    join code_list.regions using (region)
    where year = {year} and kind = 'province' and indicator in ('dmi', 'dmc') and dimension in ('scope', 'stream')
    group by region
), share as (
    select
        region,
        abroad / input as abroad,
        other_provinces / input as other_provinces,
        1 - (abroad + other_provinces) / input as extracted,
        (abiotic - abiotic_non_energy) / input as energy,
        1 - kept / input as exported
    from amount
    where input > 0
), trait as (
    from share unpivot (share for trait in (abroad, other_provinces, extracted, energy, exported))
), distance as (
    select region, trait, share, median(share) over (partition by trait) as middle from trait
), standout as (
    select
        region,
        arg_max(trait, abs(share - middle)) as standout,
        arg_max(share, abs(share - middle)) as standout_share,
        arg_max(middle, abs(share - middle)) as standout_middle
    from distance
    group by region
)
from share left join standout using (region)
order by region
