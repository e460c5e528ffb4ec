"""Measures in the register, by theme and by how far they are."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="policy_measures",
    name_nl="Maatregelen in het register",
    name_en="Measures in the register",
    unit="n",
    direction="none",
    definition_nl="Hoeveel maatregelen er in het register staan in het laatste jaar waarover het gaat.",
    definition_en="How many measures there are in the register in the last year that it is about.",
    method_nl="Elke maatregel telt één keer, met de stand van haar laatste jaar; bij twee standen in dat jaar telt de "
    "verste. Een maatregel zonder stand telt mee als 'niet vermeld'.",
    method_en="Each measure counts once, with the status of its last year; of two in that year the furthest. A measure "
    "without a status counts as 'not given'.",
    source="prov_utrecht_voortgang_2025",
    needs=("policy_register",),
    kind="derived",
)
