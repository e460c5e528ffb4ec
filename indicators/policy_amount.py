"""Money made available by measures."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="policy_amount",
    name_nl="Geld voor maatregelen",
    name_en="Money for measures",
    unit="EUR",
    direction="none",
    definition_nl="Geld dat volgens het register in het jaar beschikbaar is gekomen voor circulaire maatregelen, ook "
    "van anderen dan de provincie.",
    definition_en="Money that according to the register became available in the year for circular measures, from "
    "others than the province as well.",
    method_nl="De som van de bedragen van maatregelen waarvan de stand 'loopt' of 'gedaan' is. Niet elke maatregel "
    "heeft een bedrag: het is dus niet alles wat er is uitgegeven.",
    method_en="The sum of the amounts of measures of which the status is 'running' or 'done'. Not every measure has an "
    "amount, so this is not all that was spent.",
    source="prov_utrecht_voortgang_2025",
    needs=("policy_register",),
    kind="derived",
)
