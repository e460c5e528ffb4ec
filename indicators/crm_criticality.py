"""How critical the raw materials in direct material input are."""

from indicators.parameters import WASTE
from indicators.record import Indicator
from indicators.supply_risk import CRITICAL

INDICATOR = Indicator(
    id="crm_criticality",
    name_nl="Kritikaliteit van grondstoffen in de inzet",
    name_en="Criticality of raw materials in material input",
    unit="score",
    direction="down",
    definition_nl="Hoe kwetsbaar de Europese economie is voor het wegvallen van een grondstof die in de inzet zit.",
    definition_en="How vulnerable the economy of the EU is to losing a raw material that is in material input.",
    method_nl="Aanbodrisico x economisch belang, per grondstof die binnenkomt (zoals de PCEM). Het totaal is het "
    "gemiddelde van de kritieke grondstoffen, gewogen met hun gewicht in de inzet; dat totaal is van dit dashboard, "
    "niet van de PCEM. Zeldzame aardmetalen en platinametalen hebben een score als groep.",
    method_en="Supply risk x economic importance, per raw material that comes in (as the PCEM does). The total is "
    "the mean of the critical raw materials, weighted by their weight in the input; that total is this dashboard's, "
    "not the PCEM's. Rare earths and platinum metals are scored as groups.",
    source="icer_pcem_method",
    needs=("cbs_flows", "crm_scores", "material_content"),
    kind="derived",
    parameters=(CRITICAL, WASTE,),
)
