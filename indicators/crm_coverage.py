"""Which part of the weight of direct material input has known contents of raw materials."""

from indicators.parameters import WASTE
from indicators.record import Indicator

INDICATOR = Indicator(
    id="crm_coverage",
    name_nl="Deel van de inzet met bekende grondstoffen",
    name_en="Part of material input with known raw materials",
    unit="%",
    direction="up",
    definition_nl="Van welk deel van het gewicht van de inzet een gehalte aan grondstoffen bekend is.",
    definition_en="For which part of the weight of material input a content of raw materials is known.",
    method_nl="Bekend gewicht (DMI) van de goederengroepen met een gehalte / bekend gewicht van alle goederengroepen.",
    method_en="Known weight (DMI) of the goods groups with a content / known weight of all goods groups.",
    source="icer_pcem_method",
    needs=("cbs_flows", "material_content"),
    kind="derived",
    parameters=(WASTE,),
)
