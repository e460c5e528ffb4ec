"""Which part of the weight of direct material input has a factor for environmental cost."""

from indicators.parameters import WASTE
from indicators.record import Indicator

INDICATOR = Indicator(
    id="mki_coverage",
    name_nl="Deel van de inzet met een factor voor milieukosten",
    name_en="Part of material input with a factor for environmental cost",
    unit="%",
    direction="up",
    definition_nl="Welk deel van het gewicht van de inzet meetelt in het cijfer over milieukosten.",
    definition_en="Which part of the weight of material input counts in the figure for environmental cost.",
    method_nl="Bekend gewicht (DMI) van de goederengroepen met een factor / bekend gewicht van alle goederengroepen.",
    method_en="Known weight (DMI) of the goods groups with a factor / known weight of all goods groups.",
    source="icer_pcem_method",
    needs=("cbs_flows", "impact_factors"),
    kind="derived",
    parameters=(WASTE,),
)
