"""Expected mass by the tender calendar."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_expected",
    name_nl="Verwacht gewicht volgens de aanbestedingskalender",
    name_en="Expected mass by the tender calendar",
    unit="mln kg",
    direction="down",
    definition_nl="Hoeveel materiaal de werken vragen die de komende jaren worden aanbesteed, zoals de provincie het "
    "nu verwacht, naast het gewicht van een gangbaar ontwerp.",
    definition_en="How much material the works will take that are put out to tender in the coming years, as the "
    "province expects now, beside the mass of a usual design.",
    method_nl="Som van de verwachte gewichten per jaar van uitvoering. Een verwachting, geen meting en geen "
    "belofte; het deel van anderen in de kosten is er niet af.",
    method_en="Sum of the expected masses by year of delivery. An expectation, no measurement and no promise; what "
    "others pay has not been taken off.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
)
