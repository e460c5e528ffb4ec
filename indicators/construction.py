"""Abiotic use of construction: the part of the flows that belongs to the agenda Construction."""

from indicators.construction_parameters import FLOW, RULE
from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="construction",
    name_nl="Gebruik door de bouw",
    name_en="Use by construction",
    unit="mln kg",
    direction="down",
    definition_nl="Het deel van de goederenstromen dat bij de bouw hoort: mineralen, bouwmaterialen en een deel van "
    "de metalen, gewonnen in het gebied of van buiten binnengekomen.",
    definition_en="The part of the goods flows that belongs to construction: minerals, building materials and a part "
    "of the metals, extracted in the area or brought in from outside.",
    method_nl="De som over de goederengroepen van DMI x het aandeel in de transitieagenda Bouw. Een groep die bij twee "
    "agenda's hoort (zand en grind, glas, ijzer en staal, non-ferrometalen, buizen) telt voor de helft: een aanname, "
    "geen meting. Hout en kunststof horen niet bij deze agenda en tellen niet mee. Betonwaren tellen in de PCEM voor "
    "de helft als abiotisch (zie de keuze van abiotische aandelen). De stromen onderscheiden geen nieuwbouw en "
    "renovatie: wegen, bruggen en onderhoud zitten erin.",
    method_en="The sum over goods groups of DMI x the share in the transition agenda Construction. A group in two "
    "agendas (sand and gravel, glass, iron and steel, non-ferrous metals, tubes) counts for half: an assumption, no "
    "measurement. Wood and plastics are not in this agenda and do not count. Concrete products count for half as "
    "abiotic in the PCEM (see the choice of abiotic shares). The flows do not tell new build and renovation apart: "
    "roads, bridges and maintenance are in them.",
    source="icer_transition_agendas",
    needs=("cbs_flows",),
    kind="derived",
    parameters=(RULE, FLOW, *FLOW_PARAMETERS),
)
