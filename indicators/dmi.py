"""Direct material input: what a region extracts or brings in."""

from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="dmi",
    name_nl="Directe grondstoffeninzet (DMI)",
    name_en="Direct material input (DMI)",
    unit="mln kg",
    direction="down",
    definition_nl="Alle grondstoffen en producten die in een jaar in het gebied worden gewonnen of van buiten "
    "binnenkomen, voor gebruik in het gebied of voor uitvoer.",
    definition_en="All raw materials and products extracted in the area or brought in from outside in a year, for use "
    "in the area or for export.",
    method_nl="Winning + invoer uit andere provincies + invoer uit het buitenland. Winning is een benadering: van "
    "grondstoffen alles wat het gebied aan zichzelf en aan anderen levert. Brutogewicht, met verpakking. DMI van "
    "provincies telt niet op: onderlinge handel telt dan dubbel. Nationaal: winning + invoer uit het buitenland.",
    method_en="Extraction + imports from other provinces + imports from abroad. Extraction is a proxy: of raw "
    "materials all that the area supplies to itself and to others. Gross weight, with packaging. DMI of provinces does "
    "not add up: trade between them would count twice. National: extraction + imports from abroad.",
    source="icer_pcem_method",
    needs=("cbs_flows",),
    kind="flow",
    parameters=FLOW_PARAMETERS,
)
