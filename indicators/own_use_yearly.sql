-- Purchases of one year, in all and by dimension; the phases beside each other, never added up.
with rows_of as (
    from own_yearly({phase}, {funding}, {unknown_split})
    union all
    select region, year, 'phase', 'asked', quality, kg, error, weakest, expected, known
    from own_yearly('asked', {funding}, {unknown_split}) where dimension = 'scope' and category = 'abiotic'
    union all
    select region, year, 'phase', 'awarded', quality, kg, error, weakest, expected, known
    from own_yearly('awarded', {funding}, {unknown_split}) where dimension = 'scope' and category = 'abiotic'
    union all
    select region, year, 'phase', 'realised', quality, kg, error, weakest, expected, known
    from own_yearly('realised', {funding}, {unknown_split}) where dimension = 'scope' and category = 'abiotic'
)
select
    'own_use_yearly' as indicator, region, year, dimension, category,
    sum(kg)::double / 1000000 as value,
    sqrt(sum(squared(error))::double) / 1000000 as standard_error,
    if(sum(known) = 0, 'O', status_of(max(weakest))) as status,
    cast(sum(expected) as integer) as rows_expected, cast(sum(known) as integer) as rows_known
from rows_of
group by region, year, dimension, category
