-- refuse: a region and year that weighs more than ten times what CBS published for it, as when kg stand for mln kg.
with published as (
    select region, sum(value) * 1000 as mass
    from code_list.published_goods_flows
    where year = 2022 and measure in ('inflow_gross_weight', 'outflow_gross_weight', 'intraregional_gross_weight') and category = 'total' and not check_only
    group by region
), delivered_mass as (
    select region, year, arg_max(line, (abs(mass), -line)) as line, sum(abs(mass)) as mass
    from flow
    where mass is not null
    group by region, year
), corop as (
    select distinct region_code.code as region, corop_plus.province
    from region_code
    join code_list.corop_plus on corop_plus.name = region_code.meaning
)
select delivered_mass.line, 'Brutogew' as column_name, delivered.mass as found, count(*) over () as occurrences,
       delivered.region, delivered_mass.year, cast(delivered_mass.mass as double) as weight,
       cast(published.mass as double) as published
from delivered_mass
left join corop using (region)
join published on published.region = coalesce(corop.province, delivered_mass.region)
join delivered on delivered.line = delivered_mass.line
where delivered_mass.mass > 10 * published.mass
order by delivered_mass.line
limit 5
