"""Direct material input in money: the same coefficients on the value of the goods."""

from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="dmi_value",
    name_nl="Waarde van de directe grondstoffeninzet",
    name_en="Value of direct material input",
    unit="mln EUR",
    direction="none",
    definition_nl="De waarde in lopende prijzen van de goederen in de directe grondstoffeninzet.",
    definition_en="The value at current prices of the goods in direct material input.",
    method_nl="Dezelfde som als DMI, met de waarde in plaats van het gewicht. Lopende prijzen: een stijging kan een "
    "prijsstijging zijn.",
    method_en="The same sum as DMI, with value in place of weight. Current prices: a rise may be a rise in prices.",
    source="icer_pcem_method",
    needs=("cbs_flows",),
    kind="flow",
    parameters=FLOW_PARAMETERS,
    measure="value",
    formula="dmi",
)
