"""Measured part of the organisation's spending."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_coverage",
    name_nl="Gemeten deel van de uitgaven van de organisatie",
    name_en="Measured part of the organisation's spending",
    unit="%",
    direction="up",
    definition_nl="Van welk deel van alle euro's aan inkoop het primair abiotische gewicht bekend is; bij subsidies: "
    "van welk deel van de euro's bekend is of grondstoffen van belang zijn.",
    definition_en="For which part of all euros of purchases the primary abiotic mass is known; for subsidies: for "
    "which part of the euros it is known whether raw materials matter.",
    method_nl="Euro's van contracten, voor het deel van hun regels met een gewicht waarvan ook de verdeling bekend is, "
    "gedeeld door alle euro's van het jaar. Die komen uit het blad Jaartotalen, en anders uit de "
    "voortgangsrapportage van de provincie (ongeveer, één bedrag per jaar). Kostenfactoren tellen niet als "
    "gemeten. Voor het oordeel telt de dekking over drie jaar. Per figuur: de euro's van contracten die erin "
    "meedoen, gedeeld door alle euro's.",
    method_en="Euros of contracts, for the part of their lines with a mass of which the split is known too, divided by "
    "all euros of the year. Those come from the sheet of yearly totals, else from the province's progress "
    "report (roughly, one amount a year). Spend factors do not count as measured. For the verdict the coverage "
    "over three years counts. By figure: the euros of contracts that take part in it, divided by all euros.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
