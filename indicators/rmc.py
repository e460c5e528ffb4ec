"""Raw material consumption: the raw materials behind what stays in a region."""

from indicators.parameters import RME_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="rmc",
    name_nl="Grondstoffenverbruik met de keten erachter (RMC, grondstofvoetafdruk)",
    name_en="Raw material consumption (RMC, material footprint)",
    unit="mln kg",
    direction="down",
    definition_nl="Alle grondstoffen die ergens ter wereld nodig waren voor wat in het gebied blijft of er wordt "
    "verbruikt: RMI min de grondstoffen achter de uitvoer. `Abiotisch` betekent hier: alleen de abiotische "
    "grondstoffen zelf. Geen goederengroep telt voor de helft. Dat is anders dan bij abiotische DMC.",
    definition_en="All raw materials that were needed anywhere in the world for what stays in the area or is used up "
    "there: RMI less the raw materials behind exports. `Abiotic` here means the abiotic raw materials themselves. No "
    "goods group counts for half. This differs from abiotic DMC.",
    method_nl="RMI - uitvoer x exportcoëfficiënt, per goederengroep en per grondstof. Elke geleverde cel telt met één "
    "coëfficiënt, ook voor de marge: uitvoer van een grondstof telt met import- min exportcoëfficiënt. Onder nul kan: "
    "bij een goed dat het gebied maakt en uitvoert, zitten de grondstoffen in de invoer van andere groepen. Verder "
    "als RMI. Nationaal: zonder de handel tussen provincies.",
    method_en="RMI - exports x export coefficient, per goods group and per raw material. Each delivered cell counts "
    "with one coefficient, for the margin too: an export of a raw material counts with import less export "
    "coefficient. Below zero is possible: of a good that the area makes and exports, the raw materials are in the "
    "imports of other groups. Otherwise as RMI. National: without trade between provinces.",
    source="icer_pcem_method",
    needs=("cbs_flows", "rme"),
    kind="derived",
    parameters=RME_PARAMETERS,
    whole=("scope", "all"),
)
