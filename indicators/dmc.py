"""Domestic material consumption: what stays in a region."""

from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="dmc",
    name_nl="Binnenlands grondstoffenverbruik (DMC)",
    name_en="Domestic material consumption (DMC)",
    unit="mln kg",
    direction="down",
    definition_nl="De directe grondstoffeninzet min de uitvoer: wat in het gebied blijft of er wordt verbruikt.",
    definition_en="Direct material input minus exports: what stays in the area or is used up there.",
    method_nl="DMI - uitvoer naar andere provincies - uitvoer naar het buitenland. Bij bewerkte goederen die het "
    "gebied zelf maakt kan DMC negatief zijn: de grondstoffen ervoor staan bij andere goederengroepen.",
    method_en="DMI - exports to other provinces - exports abroad. DMC can be negative for processed goods that the "
    "area makes itself: their raw materials stand with other goods groups.",
    source="icer_pcem_method",
    needs=("cbs_flows",),
    kind="flow",
    parameters=FLOW_PARAMETERS,
)
