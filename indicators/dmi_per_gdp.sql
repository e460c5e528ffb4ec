-- DMI per euro: mln kg divided by gross regional product in mln EUR of the same year, at current prices.
select
    flow.* exclude (indicator, value, standard_error, status),
    'dmi_per_gdp' as indicator,
    flow.value / product.value as value,
    flow.standard_error / product.value as standard_error,
    weakest(flow.status, product.status) as status
from {flows} as flow
join core.gdp as product using (region, year)
where flow.indicator = 'dmi' and flow.dimension = 'scope'
