"""Greenhouse gas of direct material input: what was emitted to make what comes in."""

from indicators.parameters import WASTE
from indicators.record import Indicator

INDICATOR = Indicator(
    id="ghg",
    name_nl="Broeikasgas van de inzet (CO2e)",
    name_en="Greenhouse gas of material input (CO2e)",
    unit="kt",
    direction="down",
    definition_nl="Het broeikasgas dat vrijkwam bij het winnen en maken van alles wat in een jaar in het gebied wordt "
    "gewonnen of van buiten binnenkomt, ook als dat weer wordt uitgevoerd.",
    definition_en="The greenhouse gas emitted to extract and make all that is extracted in the area or brought in "
    "from outside in a year, also when it is exported again.",
    method_nl="DMI per goederengroep x kg CO2e per kg goed. Zonder verbranding in het gebied zelf. Telt dubbel langs "
    "ketens (staal en de auto ervan) en bij handel tussen provincies, dus niet te vergelijken met de uitstoot van een "
    "gebied en niet op te tellen over provincies. Een goederengroep zonder factor is onbekend, niet nul. De marge gaat "
    "over de goederenstromen, niet over de factoren.",
    method_en="DMI per goods group x kg CO2e per kg of goods. Without combustion in the area itself. Counts twice "
    "along chains (steel and the car made of it) and in trade between provinces, so not comparable with the emissions "
    "of a territory and not to be added over provinces. A goods group without a factor is unknown, not zero. The "
    "margin is that of the goods flows, not of the factors.",
    source="icer_pcem_method",
    needs=("cbs_flows", "impact_factors"),
    kind="derived",
    parameters=(WASTE,),
)
