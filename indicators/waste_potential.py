"""How much of the waste could have been treated better."""

from indicators.record import Indicator
from indicators.waste_parameters import CHAPTER_19, DENOMINATOR, MINIMUM_KG, SOIL

INDICATOR = Indicator(
    id="waste_potential",
    name_nl="Verbeterpotentieel van afvalverwerking",
    name_en="Improvement potential of waste treatment",
    unit="%",
    direction="down",
    definition_nl="Het deel van het afval waarvoor ergens in Nederland in dat jaar een hoogwaardiger verwerking "
    "van dezelfde afvalstof bestond.",
    definition_en="The share of the waste for which a higher-grade treatment of the same kind of waste existed "
    "somewhere in the country in that year.",
    method_nl="Per Eural-code en verwerking: het gewicht met een alternatief, gedeeld door al het gewicht "
    "na uitsluitingen. Een alternatief heeft een betere letter op de ladder (A best, H storten), "
    "is voor die code ergens in Nederland gemeld en is niet verboden. Opslag (I) telt mee in het "
    "geheel, en heeft en is geen alternatief. Een theoretische bovengrens: of het afval er schoon "
    "genoeg voor is, of er plaats is en wat het kost, telt niet mee. Hoofdstuk 19 en meldingen na "
    "elkaar kunnen dubbel tellen; grond weegt het meest.",
    method_en="Per Eural code and treatment: the weight with an alternative, divided by all weight after "
    "exclusions. An alternative has a better letter on the ladder (A best, H landfill), was "
    "reported for that code somewhere in the country and is not forbidden. Storage (I) counts in "
    "the whole, and neither has nor is an alternative. A theoretical upper bound: whether the "
    "waste is clean enough, whether there is room and what it costs do not count. Chapter 19 and "
    "successive receipts can count twice; soil weighs most.",
    source="icer_pcem_method",
    needs=("lma_waste", "waste_rules",),
    kind="derived",
    parameters=(DENOMINATOR, MINIMUM_KG, SOIL, CHAPTER_19,),
)
