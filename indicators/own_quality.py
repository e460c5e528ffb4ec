"""Which part of the mass of purchases was measured, calculated or estimated."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_quality",
    name_nl="Hoe het gewicht is gevonden",
    name_en="How the mass was found",
    unit="%",
    direction="none",
    definition_nl="Welk deel van het gewicht van de inkoop is gemeten, berekend of geschat.",
    definition_en="Which part of the mass of purchases was measured, calculated or estimated.",
    method_nl="Gemeten: hoeveelhedenstaat of weegbon. Berekend: MKI-bestand of productgewicht maal aantal. Geschat: "
    "schatting, of niets gezegd. Wat met een kostenfactor is gevonden, telt hier niet mee.",
    method_en="Measured: bill of quantities or weigh ticket. Calculated: MKI file or product weight times number. "
    "Estimated: estimate, or nothing said. What was found with a spend factor does not count here.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
