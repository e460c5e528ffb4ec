"""How much lighter works and products are than the reference design that the province itself states."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_avoided",
    name_nl="Vermeden gewicht",
    name_en="Mass avoided",
    unit="mln kg",
    direction="up",
    definition_nl="Hoeveel lichter werken en producten zijn dan het referentieontwerp dat de provincie zelf opgeeft.",
    definition_en="How much lighter works and products are than the reference design that the province itself states.",
    method_nl="Gewicht van het referentieontwerp min het echte gewicht, maal het deel dat de provincie betaalt, "
    "over de contracten die beide hebben. Een referentie op meer regels van een contract telt één keer, tegenover "
    "het gewicht van die regels samen. De referentie is een keuze van wie het register invult; een ruime "
    "referentie geeft meer vermeden gewicht. Alle materialen, niet alleen primair abiotisch.",
    method_en="Mass of the reference design less the real mass, times the part the province pays, over the contracts "
    "that have both. A reference on several lines of a contract counts once, against the mass of those lines "
    "together. The reference is a choice of who fills in the register; a generous reference gives "
    "more mass avoided. All materials, not only primary abiotic ones.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
