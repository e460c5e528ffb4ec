"""Environmental performance of buildings (MPG)."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="building_mpg",
    name_nl="Milieuprestatie van gebouwen (MPG)",
    name_en="Environmental performance of buildings (MPG)",
    unit="EUR/m2/jaar",
    direction="down",
    definition_nl="De milieukosten van de materialen in een gebouw per vierkante meter vloer en per jaar. Lager is "
    "beter.",
    definition_en="The environmental costs of the materials in a building per square metre of floor and year. Lower is "
    "better.",
    method_nl="Gemiddelde van de opgegeven MPG, gewogen naar vloeroppervlak. Alleen van de projecten die zijn "
    "aangeleverd en dit vermelden; hoeveel dat er zijn, staat erbij. ",
    method_en="Mean of the MPG told, weighed by floor area. Only of the projects that were handed in and tell this;"
    " how many these are stands beside it. ",
    source="project_proposal",
    needs=("building_projects",),
    kind="derived",
)
