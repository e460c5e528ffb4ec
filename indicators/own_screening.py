"""How much primary abiotic material may be in purchases of which only the amount is known."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_screening",
    name_nl="Eerste beeld met kostenfactoren",
    name_en="First look with spend factors",
    unit="mln kg",
    direction="down",
    definition_nl="Hoeveel primair abiotisch materiaal er naar schatting zit in inkoop waarvan alleen het bedrag "
    "bekend is. Alleen om te zien waar meten loont; het telt in geen enkel oordeel mee.",
    definition_en="How much primary abiotic material may be in purchases of which only the amount is known. Only to "
    "see where measuring pays; it counts in no verdict.",
    method_nl="Bedrag, omgerekend naar het prijspeil van de factor met de geleverde prijsindex, maal kg per euro "
    "van de categorie en anders van het domein. Een gewicht dat zelf al met een kostenfactor is gevonden, "
    "telt zoals opgegeven. Regels met een bekend gewicht doen niet mee.",
    method_en="Amount, brought to the price year of the factor with the delivered price index, times kg per EUR of "
    "the category, else of the domain. A mass that was itself found with a spend factor counts as stated. "
    "Lines with a known mass take no part.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
