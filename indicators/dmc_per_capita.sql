-- DMC per inhabitant: mln kg x 1000 = tonnes, divided by the population on 1 January of the same year.
select
    flow.* exclude (indicator, value, standard_error, status),
    'dmc_per_capita' as indicator,
    1000 * flow.value / people.value as value,
    1000 * flow.standard_error / people.value as standard_error,
    weakest(flow.status, people.status) as status
from {flows} as flow
join core.population as people using (region, year)
where flow.indicator = 'dmc' and flow.dimension = 'scope'
