"""How much of the waste was stored or passed on."""

from indicators.record import Indicator
from indicators.waste_parameters import CHAPTER_19, SOIL

INDICATOR = Indicator(
    id="waste_storage",
    name_nl="Afval naar opslag of overslag",
    name_en="Waste to storage or transfer",
    unit="%",
    direction="none",
    definition_nl="Het deel van het afval dat is bewaard, of is overgeslagen om elders verwerkt te worden.",
    definition_en="The share of the waste that was stored, or transferred to be treated elsewhere.",
    method_nl="Gewicht met rang I, gedeeld door al het gewicht. Wat er later mee gebeurt, staat niet in de "
    "meldingen. Alleen afval dat gemeld moet worden. Hoofdstuk 19 en meldingen na elkaar kunnen "
    "dubbel tellen; grond weegt het meest.",
    method_en="Weight with rank I, divided by all weight. What happens to it later is not in the receipts. "
    "Only waste that has to be reported. Chapter 19 and successive receipts can count twice; soil "
    "weighs most.",
    source="icer_pcem_method",
    needs=("lma_waste", "waste_rules",),
    kind="derived",
    parameters=(SOIL, CHAPTER_19,),
)
