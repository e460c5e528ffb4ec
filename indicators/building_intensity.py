"""Abiotic material per m2 of floor."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="building_intensity",
    name_nl="Abiotisch materiaal per m2 vloer",
    name_en="Abiotic material per m2 of floor",
    unit="kg/m2",
    direction="down",
    definition_nl="Hoeveel abiotisch materiaal er in een vierkante meter vloer van een bouwproject zit.",
    definition_en="How much abiotic material there is in a square metre of floor of a building project.",
    method_nl="Som van het abiotische gewicht / som van het bruto vloeroppervlak. Alleen van de projecten die zijn "
    "aangeleverd en dit vermelden; hoeveel dat er zijn, staat erbij. Grote projecten wegen zwaarder dan "
    "kleine.",
    method_en="Sum of abiotic weight / sum of gross floor area. Only of the projects that were handed in and tell "
    "this; how many these are stands beside it. Large projects weigh more than small ones.",
    source="project_proposal",
    needs=("building_projects",),
    kind="derived",
)
