"""How concentrated the supply of raw materials is over goods groups and abroad."""

from indicators.parameters import WASTE
from indicators.record import Indicator

INDICATOR = Indicator(
    id="crm_concentration",
    name_nl="Concentratie van de aanvoer van grondstoffen",
    name_en="Concentration of the supply of raw materials",
    unit="%",
    direction="down",
    definition_nl="Of een grondstof in één soort goederen binnenkomt of in veel soorten, en welk deel uit het "
    "buitenland komt.",
    definition_en="Whether a raw material comes in with one kind of goods or with many, and which part comes from "
    "abroad.",
    method_nl="Per grondstof: het aandeel van de grootste goederengroep; de som van de kwadraten van alle aandelen "
    "(Herfindahl, 100 als alles in één groep zit); en het aandeel uit het buitenland. Uit welk land goederen komen, "
    "staat niet in de gegevens; de afhankelijkheid van landen zit alleen in het Europese aanbodrisico.",
    method_en="Per raw material: the share of the largest goods group; the sum of the squares of all shares "
    "(Herfindahl, 100 when all is in one group); and the share from abroad. From which country goods come is not in "
    "the data; dependence on countries is only in the EU's supply risk.",
    source="icer_pcem_method",
    needs=("cbs_flows", "crm_scores", "material_content"),
    kind="derived",
    parameters=(WASTE,),
)
