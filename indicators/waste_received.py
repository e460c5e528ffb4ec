"""What is treated in an area, and where it comes from."""

from indicators.record import Indicator
from indicators.waste_parameters import CHAPTER_19, SOIL

INDICATOR = Indicator(
    id="waste_received",
    name_nl="In het gebied verwerkt afval",
    name_en="Waste treated in the area",
    unit="kg",
    direction="none",
    definition_nl="Het afval dat in een jaar in het gebied is verwerkt, naar waar het vandaan komt.",
    definition_en="The waste that was treated in the area in a year, by where it comes from.",
    method_nl="De som van de meldingen naar de plek van de verwerker. Onbekend voor meldingen waarvan die "
    "plek niet bekend is. Alleen afval dat gemeld moet worden. Hoofdstuk 19 en meldingen na "
    "elkaar kunnen dubbel tellen; grond weegt het meest.",
    method_en="The sum of the receipts by the place of the processor. Unknown for receipts of which that "
    "place is not known. Only waste that has to be reported. Chapter 19 and successive receipts "
    "can count twice; soil weighs most.",
    source="icer_pcem_method",
    needs=("lma_waste",),
    kind="derived",
    parameters=(SOIL, CHAPTER_19,),
)
