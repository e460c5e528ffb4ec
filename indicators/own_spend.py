"""Euros of purchases by how well their mass is known, and euros of subsidies by whether raw materials matter."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_spend",
    name_nl="Uitgaven van de organisatie",
    name_en="Spending of the organisation",
    unit="mln EUR",
    direction="none",
    definition_nl="Euro's aan inkoop naar hoe goed het gewicht bekend is, en euro's aan subsidies naar of grondstoffen "
    "van belang zijn.",
    definition_en="Euros of purchases by how well their mass is known, and euros of subsidies by whether raw materials "
    "matter.",
    method_nl="Bedrag maal het deel dat de provincie betaalt. Wat niet op een regel staat, is het jaartotaal min de "
    "regels.",
    method_en="Amount times the part the province pays. What is on no line is the total of the year less the lines.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
