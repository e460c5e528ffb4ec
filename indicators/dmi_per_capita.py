"""Direct material input per inhabitant."""

from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="dmi_per_capita",
    name_nl="DMI per inwoner",
    name_en="DMI per inhabitant",
    unit="t/inwoner",
    direction="down",
    definition_nl="De directe grondstoffeninzet gedeeld door het aantal inwoners op 1 januari.",
    definition_en="Direct material input divided by the population on 1 January.",
    method_nl="DMI / inwoners. Alleen voor jaren waarvan het aantal inwoners is aangeleverd.",
    method_en="DMI / population. Only for years for which the population was delivered.",
    source="icer_pcem_method",
    needs=("cbs_flows",),
    kind="derived",
    divided_by="population",
    parameters=FLOW_PARAMETERS,
)
