"""Primary abiotic use of the organisation (three-year mean)."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_use",
    name_nl="Primair abiotisch gebruik van de organisatie (gemiddelde van drie jaar)",
    name_en="Primary abiotic use of the organisation (three-year mean)",
    unit="mln kg",
    direction="down",
    definition_nl="Hoeveel primair, niet hernieuwbaar materiaal er zit in wat de provincie als organisatie koopt en "
    "laat bouwen, gemiddeld over dit jaar en de twee jaren ervoor. Alleen wat is gemeten, berekend of "
    "geschat per contract telt mee; subsidies staan apart.",
    definition_en="How much primary, non-renewable material is in what the province as an organisation buys and has "
    "built, on average over this year and the two before it. Only what was measured, calculated or "
    "estimated per contract counts; subsidies stand apart.",
    method_nl="Gewicht maal het aandeel primair niet hernieuwbaar (verdeling van Platform CB'23) maal het deel dat "
    "de provincie betaalt, opgeteld per jaar; daarna het gemiddelde over de geleverde jaren van de drie. "
    "Een gemiddelde over minder dan drie jaren is een schatting. De marge komt van een aangenomen fout "
    "per manier van meten (een voorstel van ons); fouten van één manier gaan dezelfde kant op.",
    method_en="Mass times the share of primary non-renewable material (split of Platform CB'23) times the part the "
    "province pays, summed per year; then the mean over the delivered years of the three. A mean over "
    "fewer than three years is an estimate. The margin comes from an assumed error per way of measuring "
    "(a proposal of ours); errors of one way go the same way.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
