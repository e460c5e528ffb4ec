"""Abiotic material per dwelling."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="building_per_dwelling",
    name_nl="Abiotisch materiaal per woning",
    name_en="Abiotic material per dwelling",
    unit="t/woning",
    direction="down",
    definition_nl="Hoeveel abiotisch materiaal er gemiddeld in een woning gaat.",
    definition_en="How much abiotic material goes into a dwelling on average.",
    method_nl="Som van het abiotische gewicht in ton / aantal woningen. Alleen van de projecten die zijn "
    "aangeleverd en dit vermelden; hoeveel dat er zijn, staat erbij. ",
    method_en="Sum of abiotic weight in tonnes / number of dwellings. Only of the projects that were handed in and "
    "tell this; how many these are stands beside it. ",
    source="project_proposal",
    needs=("building_projects",),
    kind="derived",
)
