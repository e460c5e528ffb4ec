"""Value of the imports that depend on critical raw materials."""

from indicators.parameters import WASTE
from indicators.record import Indicator
from indicators.supply_risk import CRITICAL, ORIGIN

INDICATOR = Indicator(
    id="crm_value",
    name_nl="Invoerwaarde met kritieke grondstoffen",
    name_en="Import value with critical raw materials",
    unit="mln EUR",
    direction="down",
    definition_nl="De waarde van ingevoerde goederen uit goederengroepen waar een kritieke grondstof in zit.",
    definition_en="The value of imported goods of goods groups that hold a critical raw material.",
    method_nl="Som van de waarde van invoer uit andere provincies en uit het buitenland (zoals de PCEM), of alleen "
    "uit het buitenland, van alle goederengroepen met een gehalte boven nul van minstens één kritieke grondstof. Dit "
    "is de waarde van de goederen als geheel, niet van de grondstof. Nationaal: alleen uit het buitenland.",
    method_en="Sum of the value of imports from other provinces and from abroad (as the PCEM does), or from abroad "
    "only, of all goods groups with a content above zero of at least one critical raw material. It is the value of "
    "the goods as a whole, not of the raw material. National: from abroad only.",
    source="icer_pcem_method",
    needs=("cbs_flows", "crm_scores", "material_content"),
    kind="derived",
    parameters=(CRITICAL, ORIGIN, WASTE,),
)
