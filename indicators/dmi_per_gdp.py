"""Direct material input per euro of gross regional product."""

from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="dmi_per_gdp",
    name_nl="DMI per euro bbp",
    name_en="DMI per euro of GDP",
    unit="kg/EUR",
    direction="down",
    definition_nl="De directe grondstoffeninzet gedeeld door het bruto regionaal product.",
    definition_en="Direct material input divided by gross regional product.",
    method_nl="DMI / bruto regionaal product in lopende prijzen, dus geen maat voor ontwikkeling over jaren.",
    method_en="DMI / gross regional product at current prices, so no measure of change over years.",
    source="icer_pcem_method",
    needs=("cbs_flows",),
    kind="derived",
    divided_by="gdp",
    parameters=FLOW_PARAMETERS,
)
