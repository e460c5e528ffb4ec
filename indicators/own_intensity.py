"""Mass per functional unit."""

from indicators.own_parameters import OWN_PARAMETERS
from indicators.record import Indicator

INDICATOR = Indicator(
    id="own_intensity",
    name_nl="Gewicht per functionele eenheid",
    name_en="Mass per functional unit",
    unit="kg per unit",
    direction="down",
    definition_nl="Hoeveel kilogram materiaal er gaat in één eenheid van wat wordt gemaakt of gekocht, zoals een "
    "vierkante meter asfalt of een stuk. Zo is te zien of werken lichter worden, ook als er in een jaar "
    "meer wordt gebouwd.",
    definition_en="How many kilograms of material go into one unit of what is made or bought, such as a square metre "
    "of asphalt or a piece. It shows whether works get lighter, also when more is built in a year.",
    method_nl="Per contract het gewicht van alle regels met die eenheid, gedeeld door het aantal eenheden (dat één "
    "keer telt). Ook alleen het primair abiotische deel, over de regels waarvan de verdeling bekend is.",
    method_en="Per contract the mass of all lines with that unit, divided by the number of units (counted once). "
    "Also the primary abiotic part alone, over the lines with a known split.",
    source="prov_utrecht_voortgang_2025",
    needs=("own_use",),
    kind="derived",
    parameters=OWN_PARAMETERS,
)
