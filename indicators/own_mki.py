"""The environmental cost indicator of the organisation's works, in EUR."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_mki",
    name_nl="Milieukosten (MKI) van werken",
    name_en="Environmental cost (MKI) of works",
    unit="EUR",
    direction="down",
    definition_nl="De milieukostenindicator van de werken van de organisatie, in euro. Elke weegset en elke reeks "
    "levensfasen staat apart: bedragen van verschillende sets zijn niet te vergelijken.",
    definition_en="The environmental cost indicator of the organisation's works, in EUR. Every weighting set and range "
    "of life-cycle modules stands apart: amounts of different sets cannot be compared.",
    method_nl="Som van de opgegeven MKI per weegset en levensfasen, maal het deel dat de provincie betaalt. Een MKI "
    "zonder weegset telt nergens mee.",
    method_en="Sum of the MKI as stated by weighting set and life-cycle modules, times the part the province pays. "
    "An MKI without weighting set counts nowhere.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
