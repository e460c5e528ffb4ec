"""Subsidy schemes that got circular conditions: the aim is a number of them every year."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="subsidy_schemes_reviewed",
    name_nl="Subsidieregelingen met circulaire voorwaarden, nieuw in het jaar",
    name_en="Subsidy schemes with circular conditions, new in the year",
    unit="n",
    direction="up",
    definition_nl="Subsidieregelingen die in het jaar zijn herzien en sindsdien circulaire voorwaarden hebben.",
    definition_en="Subsidy schemes that were reviewed in the year and have circular conditions since.",
    method_nl="Een regeling telt in het eerste jaar waarin haar stand in het register 'loopt' of 'gedaan' is, en "
    "daarna niet meer. Regelingen in behandeling tellen nog niet. De graad (circulair-inclusief of -voorwaardelijk) "
    "staat erbij zodra de bron haar noemt.",
    method_en="A scheme counts in the first year in which its status in the register is 'running' or 'done', and not "
    "afterwards. Schemes under way do not count yet. The degree (circular-inclusive or -conditional) is given once the "
    "source names it.",
    source="prov_utrecht_voortgang_2025",
    needs=("policy_register",),
    kind="derived",
)
