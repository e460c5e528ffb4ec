"""Construction's share of abiotic use."""

from indicators.construction_parameters import FLOW, RULE
from indicators.parameters import FLOW_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="construction_share",
    name_nl="Aandeel van de bouw in het gebruik",
    name_en="Construction's share of use",
    unit="%",
    direction="none",
    definition_nl="Welk deel van het gebruik in een gebied bij de bouw hoort.",
    definition_en="Which part of the use in an area belongs to construction.",
    method_nl="Gebruik door de bouw / gebruik van alle goederengroepen, in dezelfde afbakening (bijvoorbeeld abiotisch "
    "zonder fossiele energiedragers). De marge rekent mee dat de bouw zelf in het geheel zit.",
    method_en="Use by construction / use of all goods groups, within the same scope (such as abiotic without fossil "
    "energy carriers). The margin takes into account that construction is part of the whole.",
    source="icer_transition_agendas",
    needs=("cbs_flows",),
    kind="derived",
    parameters=(RULE, FLOW, *FLOW_PARAMETERS),
)
