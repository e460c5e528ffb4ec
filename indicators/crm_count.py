"""How many critical raw materials are in direct material input, and in each goods group of it."""

from indicators.parameters import WASTE
from indicators.record import Indicator
from indicators.supply_risk import CRITICAL

INDICATOR = Indicator(
    id="crm_count",
    name_nl="Aantal kritieke grondstoffen in de inzet",
    name_en="Number of critical raw materials in material input",
    unit="n",
    direction="down",
    definition_nl="Hoeveel verschillende kritieke grondstoffen in de inzet zitten, samen en per goederengroep.",
    definition_en="How many different critical raw materials are in the input, together and per goods group.",
    method_nl="Grondstoffen met een gehalte boven nul in een goederengroep die binnenkomt. Elk zeldzaam aardmetaal en "
    "platinametaal telt apart; op de Europese lijst staan ze als groep.",
    method_en="Raw materials with a content above zero in a goods group that comes in. Each rare earth and platinum "
    "metal counts by itself; on the EU list they stand as groups.",
    source="icer_pcem_method",
    needs=("cbs_flows", "crm_scores", "material_content"),
    kind="derived",
    parameters=(CRITICAL, WASTE),
)
