"""Raw material input: the raw materials behind all that a region extracts or brings in."""

from indicators.parameters import RME_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="rmi",
    name_nl="Grondstoffeninzet met de keten erachter (RMI)",
    name_en="Raw material input (RMI)",
    unit="mln kg",
    direction="down",
    definition_nl="Alle grondstoffen die ergens ter wereld nodig waren voor wat in een jaar in het gebied wordt "
    "gewonnen of van buiten binnenkomt. `Abiotisch` betekent hier: alleen de abiotische grondstoffen zelf, zoals "
    "erts, zand en olie. Geen goederengroep telt voor de helft. Dat is anders dan bij abiotische DMI. Ook een "
    "biotisch product zoals brood heeft hier een abiotisch deel, en een auto heeft een biotisch deel.",
    definition_en="All raw materials that were needed anywhere in the world for what is extracted in the area or "
    "brought in from outside in a year. `Abiotic` here means the abiotic raw materials themselves, such as ore, sand "
    "and oil. No goods group counts for half. This differs from abiotic DMI: a biotic product such as bread has an "
    "abiotic part here, and a car has a biotic part.",
    method_nl="Per goederengroep: (winning + invoer) x importcoëfficiënt, opgeteld over de goederengroepen. Een groep "
    "telt in gewicht of in euro's, zoals de levering zegt. Zonder coëfficiënten van een jaar telt het "
    "dichtstbijzijnde jaar; dat jaar staat bij het cijfer. Winning telt met importcoëfficiënten, zoals in de PCEM. De "
    "marge komt van de goederenstromen; de onzekerheid van de coëfficiënten is niet bekend. Zonder fossiele "
    "energiedragers: zonder de grondstoffen die de levering zo noemt. RMI van provincies telt niet op. Nationaal: "
    "winning + invoer uit het buitenland.",
    method_en="Per goods group: (extraction + imports) x import coefficient, summed over the goods groups. A group "
    "counts in weight or in euros, as the delivery says. For a year without coefficients the nearest year serves; the "
    "figure names that year. Extraction counts with import coefficients, as in the PCEM. The margin is that of the "
    "goods flows; the uncertainty of the coefficients is not known. Without fossil energy carriers: without the raw "
    "materials that the delivery calls so. RMI of provinces does not add up. National: extraction + imports from "
    "abroad.",
    source="icer_pcem_method",
    needs=("cbs_flows", "rme"),
    kind="derived",
    parameters=RME_PARAMETERS,
    whole=("scope", "all"),
)
