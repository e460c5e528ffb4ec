"""Weight of raw materials, and of critical ones, in direct material input."""

from indicators.parameters import WASTE
from indicators.record import Indicator
from indicators.supply_risk import CRITICAL

INDICATOR = Indicator(
    id="crm_mass",
    name_nl="Grondstoffen in de inzet",
    name_en="Raw materials in material input",
    unit="t",
    direction="down",
    definition_nl="Hoeveel ton van een grondstof zit in alles wat in een jaar in het gebied wordt gewonnen of van "
    "buiten binnenkomt.",
    definition_en="How many tonnes of a raw material are in all that is extracted in the area or brought in from "
    "outside in a year.",
    method_nl="DMI per goederengroep x gram per kg goed. Per grondstof; samen voor alle grondstoffen, die op de "
    "Europese lijst, de strategische en die boven beide Europese grenzen; per goederengroep alleen de kritieke. Een "
    "goederengroep zonder gehalte is onbekend, niet nul. Telt dubbel langs ketens en bij handel tussen provincies. "
    "De marge gaat over de goederenstromen, niet over de gehalten.",
    method_en="DMI per goods group x grams per kg of goods. Per raw material; together for all raw materials, those "
    "on the EU list, the strategic ones and those above both EU thresholds; per goods group the critical ones only. "
    "A goods group without contents is unknown, not zero. Counts twice along chains and in trade between provinces. "
    "The margin is that of the goods flows, not of the contents.",
    source="icer_pcem_method",
    needs=("cbs_flows", "crm_scores", "material_content"),
    kind="derived",
    parameters=(CRITICAL, WASTE,),
    whole=("scope", "all"),
)
