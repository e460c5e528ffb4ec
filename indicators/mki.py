"""Environmental cost (MKI) of direct material input. The name in the database carries the set of weights."""

from indicators.parameters import WASTE
from indicators.record import Indicator

INDICATOR = Indicator(
    id="mki",
    name_nl="Milieukosten van de inzet",
    name_en="Environmental cost of material input",
    unit="mln EUR",
    direction="down",
    definition_nl="De milieukosten, in euro, van het winnen en maken van alles wat in een jaar in het gebied wordt "
    "gewonnen of van buiten binnenkomt, ook als dat weer wordt uitgevoerd.",
    definition_en="The environmental cost, in euros, of extracting and making all that is extracted in the area or "
    "brought in from outside in a year, also when it is exported again.",
    method_nl="DMI per goederengroep x euro per kg goed. De euro's volgen één weegset, die in de naam staat: cijfers "
    "van verschillende sets zijn niet te vergelijken. 'Alleen klimaat' is geen volledige MKI. Telt dubbel langs "
    "ketens en bij handel tussen provincies. Een goederengroep zonder factor is onbekend, niet nul. De marge gaat over "
    "de goederenstromen, niet over de factoren.",
    method_en="DMI per goods group x euros per kg of goods. The euros follow one set of weights, which the name "
    "tells: figures of different sets cannot be compared. 'Climate only' is not a full MKI. Counts twice along chains "
    "and in trade between provinces. A goods group without a factor is unknown, not zero. The margin is that of the "
    "goods flows, not of the factors.",
    source="icer_pcem_method",
    needs=("cbs_flows", "impact_factors"),
    kind="derived",
    parameters=(WASTE,),
)
