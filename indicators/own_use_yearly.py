"""Primary abiotic use of the organisation by year."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_use_yearly",
    name_nl="Primair abiotisch gebruik van de organisatie per jaar",
    name_en="Primary abiotic use of the organisation by year",
    unit="mln kg",
    direction="down",
    definition_nl="Hoeveel primair, niet hernieuwbaar materiaal er in één jaar zit in wat de provincie als organisatie "
    "koopt en laat bouwen. Grote werken maken dat dit van jaar tot jaar sterk wisselt.",
    definition_en="How much primary, non-renewable material is in what the province as an organisation buys and has "
    "built in one year. Large works make it vary strongly from year to year.",
    method_nl="Gewicht maal het aandeel primair niet hernieuwbaar maal het deel dat de provincie betaalt. Ook per "
    "domein, materiaal, herkomst van het materiaal (verdeling van Platform CB'23), manier van meten en "
    "fase.",
    method_en="Mass times the share of primary non-renewable material times the part the province pays. Also by "
    "domain, material, origin of the material (split of Platform CB'23), way of measuring and phase.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
