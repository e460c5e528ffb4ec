"""From which rank to which better rank the waste could move."""

from indicators.record import Indicator
from indicators.waste_parameters import CHAPTER_19, MINIMUM_KG, SOIL

INDICATOR = Indicator(
    id="waste_transition",
    name_nl="Stappen omhoog op de ladder",
    name_en="Steps up the ladder",
    unit="kg",
    direction="down",
    definition_nl="Het gewicht van het afval naar de stap die het zou kunnen maken: van de rang van nu naar de "
    "rang van het beste alternatief.",
    definition_en="The weight of the waste by the step it could make: from its present rank to the rank of its "
    "best alternative.",
    method_nl="Het gewicht met een alternatief, naar de letter van de verwerking van nu en die van het "
    "beste alternatief dat niet verboden is. De stappen zijn samen het gewicht dat beter verwerkt "
    "kan worden. Een theoretische bovengrens: of het afval er schoon genoeg voor is, of er plaats "
    "is en wat het kost, telt niet mee. Hoofdstuk 19 en meldingen na elkaar kunnen dubbel tellen; "
    "grond weegt het meest.",
    method_en="The weight with an alternative, by the letter of its present treatment and that of the best "
    "alternative that is not forbidden. The steps together are the weight that could be treated "
    "better. A theoretical upper bound: whether the waste is clean enough, whether there is room "
    "and what it costs do not count. Chapter 19 and successive receipts can count twice; soil "
    "weighs most.",
    source="icer_pcem_method",
    needs=("lma_waste", "waste_rules",),
    kind="derived",
    parameters=(MINIMUM_KG, SOIL, CHAPTER_19,),
)
