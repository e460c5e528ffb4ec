"""Use by end users: what households, services, government and investment take in."""

from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="end_use",
    name_nl="Gebruik door eindgebruikers",
    name_en="Use by end users",
    unit="mln kg",
    direction="down",
    definition_nl="Goederen die huishoudens, dienstverlenende bedrijven en de overheid gebruiken, en goederen waarin "
    "wordt geïnvesteerd.",
    definition_en="Goods used by households, service companies and government, and goods that are invested in.",
    method_nl="Aanbod uit de eigen regio + invoer, alleen van de vier groepen eindgebruikers. Dit is geen DMC: "
    "grondstoffen die de industrie bewerkt tellen pas mee als product.",
    method_en="Own supply + imports, of the four groups of end users only. This is not DMC: raw materials that "
    "industry processes count only once they are a product.",
    source="icer_pcem_amsterdam",
    needs=("cbs_flows",),
    kind="flow",
    parameters=FLOW_PARAMETERS,
)
