"""Domestic material consumption per inhabitant."""

from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="dmc_per_capita",
    name_nl="DMC per inwoner",
    name_en="DMC per inhabitant",
    unit="t/inwoner",
    direction="down",
    definition_nl="Het binnenlands grondstoffenverbruik gedeeld door het aantal inwoners op 1 januari.",
    definition_en="Domestic material consumption divided by the population on 1 January.",
    method_nl="DMC / inwoners. Alleen voor jaren waarvan het aantal inwoners is aangeleverd.",
    method_en="DMC / population. Only for years for which the population was delivered.",
    source="icer_pcem_method",
    needs=("cbs_flows",),
    kind="derived",
    divided_by="population",
    parameters=FLOW_PARAMETERS,
)
