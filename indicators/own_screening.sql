-- Lines without a known weight: euros in prices of the factor x kg per euro; the factor of the category comes first.
with lines as (
    select
        own.region, own.year, own.domain, own.eur, own.mass_kg, own.part_paid, own.quality,
        coalesce(own.abiotic_share, 1) as share,
        coalesce(of_category.kg_per_eur, of_domain.kg_per_eur) as kg_per_eur,
        coalesce(of_category.price_year, of_domain.price_year) as price_year
    from own_lines({phase}, {funding}, {unknown_split}) as own
    left join core.own_spend_factor as of_category
      on of_category.domain = own.domain and lower(of_category.category) = lower(own.category)
    left join core.own_spend_factor as of_domain on of_domain.domain = own.domain and of_domain.category is null
    where not own.is_subsidy and own.kg is null
), priced as (
    select
        lines.region, lines.year, lines.domain,
        case when quality = 'screening' then (mass_kg * part_paid)::double * share::double
             else eur::double * (base.price_index / current.price_index)::double * kg_per_eur::double end as kg
    from lines
    left join core.own_price_index as base on base.year = lines.price_year
    left join core.own_price_index as current on current.year = lines.year
), long as (
    select region, year, 'total' as dimension, 'total' as category, kg from priced
    union all
    select region, year, 'domain', domain, kg from priced
)
select
    'own_screening' as indicator, region, year, dimension, category,
    sum(cast(kg as decimal(18, 6)))::double / 1000000 as value, null::double as standard_error, if(count(kg) = 0, 'O', 'E') as status,
    cast(count(*) as integer) as rows_expected, cast(count(kg) as integer) as rows_known
from long
group by region, year, dimension, category
