"""What the improvement potential does not judge, and why."""

from indicators.record import Indicator
from indicators.waste_parameters import CHAPTER_19, SOIL

INDICATOR = Indicator(
    id="waste_left_out",
    name_nl="Afval buiten de berekening",
    name_en="Waste left out",
    unit="kg",
    direction="none",
    definition_nl="Het gewicht dat niet meetelt in het verbeterpotentieel, met de reden.",
    definition_en="The weight that does not count in the improvement potential, with the reason.",
    method_nl="Uitgesloten volgens de regels, verwerkt op een manier zonder rang, of weggelaten door een "
    "keuze. Landelijk ook: herkomst onbekend en afval uit het buitenland. Samen met wat wel "
    "meetelt is dit al het gemelde afval.",
    method_en="Excluded by the rules, treated in a way without rank, or left out by a choice. For the "
    "nation also: origin unknown and waste from abroad. Together with what counts this is all "
    "reported waste.",
    source="icer_pcem_method",
    needs=("lma_waste", "waste_rules",),
    kind="derived",
    parameters=(SOIL, CHAPTER_19,),
)
