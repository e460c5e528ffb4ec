"""What was done with the waste of an area, and where."""

from indicators.record import Indicator
from indicators.waste_parameters import CHAPTER_19, SOIL

INDICATOR = Indicator(
    id="waste_treated",
    name_nl="Verwerkt afval",
    name_en="Treated waste",
    unit="kg",
    direction="none",
    definition_nl="Het afval dat in een jaar in het gebied is ontstaan en is gemeld, naar wat ermee is gedaan "
    "en waar.",
    definition_en="The waste that arose in the area in a year and was reported, by what was done with it and "
    "where.",
    method_nl="De som van de meldingen naar herkomst. Binnen: verwerkt in het gebied zelf; buiten: in de "
    "rest van Nederland. Landelijk is het de som van de provincies, en is binnen heel Nederland. "
    "Ingezameld afval heeft de herkomst die de inzamelaar opgeeft en is apart te zien. "
    "Alleen afval dat gemeld moet worden. Hoofdstuk 19 en meldingen na elkaar kunnen dubbel "
    "tellen; grond weegt het meest.",
    method_en="The sum of the receipts by origin. Inside: treated in the area itself; outside: in the rest "
    "of the country. For the nation it is the sum of the provinces, and inside is the whole "
    "country. Waste fetched by a collector has the origin that the collector tells, and can be seen "
    "apart. Only waste that has to be reported. Chapter 19 and successive receipts can count "
    "twice; soil weighs most.",
    source="icer_pcem_method",
    needs=("lma_waste", "waste_rules",),
    kind="derived",
    parameters=(SOIL, CHAPTER_19,),
)
