"""How much material is in tangible things that the province helps to pay with subsidies, for the province's part."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_subsidies",
    name_nl="Gewicht achter subsidies",
    name_en="Mass behind subsidies",
    unit="mln kg",
    direction="none",
    definition_nl="Hoeveel materiaal er zit in tastbare zaken die de provincie met subsidie meebetaalt, voor het deel "
    "van de provincie. Dit staat naast de inkoop en wordt er nooit bij opgeteld.",
    definition_en="How much material is in tangible things that the province helps to pay with subsidies, for the "
    "province's part. It stands beside purchases and is never added to them.",
    method_nl="Gewicht maal het aandeel van de provincie in de kosten, alleen bij subsidies waarvoor grondstoffen "
    "rechtstreeks van belang zijn.",
    method_en="Mass times the province's share of the costs, only for subsidies to which raw materials matter "
    "directly.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
