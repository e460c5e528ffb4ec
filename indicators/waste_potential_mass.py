"""How many kilograms of waste could have been treated better."""

from indicators.record import Indicator
from indicators.waste_parameters import CHAPTER_19, MINIMUM_KG, SOIL

INDICATOR = Indicator(
    id="waste_potential_mass",
    name_nl="Gewicht dat beter verwerkt kan worden",
    name_en="Weight that could be treated better",
    unit="kg",
    direction="down",
    definition_nl="Het gewicht van het afval waarvoor ergens in Nederland in dat jaar een hoogwaardiger "
    "verwerking van dezelfde afvalstof bestond.",
    definition_en="The weight of the waste for which a higher-grade treatment of the same kind of waste existed "
    "somewhere in the country in that year.",
    method_nl="De som van het gewicht met een alternatief, per Eural-code en verwerking (zie het "
    "verbeterpotentieel). De rang is die van de verwerking van nu. Een theoretische bovengrens: "
    "of het afval er schoon genoeg voor is, of er plaats is en wat het kost, telt niet mee. "
    "Hoofdstuk 19 en meldingen na elkaar kunnen dubbel tellen; grond weegt het meest.",
    method_en="The sum of the weight with an alternative, per Eural code and treatment (see the improvement "
    "potential). The rank is that of the present treatment. A theoretical upper bound: whether "
    "the waste is clean enough, whether there is room and what it costs do not count. Chapter 19 "
    "and successive receipts can count twice; soil weighs most.",
    source="icer_pcem_method",
    needs=("lma_waste", "waste_rules",),
    kind="derived",
    parameters=(MINIMUM_KG, SOIL, CHAPTER_19,),
)
