-- In every dimension the parts add up to the whole of their scope.
with parts as (
    select
        indicator, region, year, dimension,
        case when dimension like 'abiotic_non_energy%' then 'abiotic_non_energy'
             when dimension like 'abiotic%' then 'abiotic' else 'all' end as scope,
        sum(value) as value
    from result.indicator_value
    where dimension <> 'scope' and indicator in (select indicator from meta.indicator where kind = 'flow')
    group by all
)
select parts.*, whole.value as whole
from parts
join result.indicator_value as whole
  on whole.dimension = 'scope' and whole.category = parts.scope
 and (whole.indicator, whole.region, whole.year) = (parts.indicator, parts.region, parts.year)
where abs(coalesce(parts.value, 0) - coalesce(whole.value, 0)) > 1e-6 * greatest(1, abs(whole.value))
