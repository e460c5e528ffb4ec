"""Biobased share of the weight of building projects."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="biobased_mass_share",
    name_nl="Aandeel biobased in het gewicht",
    name_en="Biobased share of weight",
    unit="%",
    direction="up",
    definition_nl="Welk deel van het gewicht van bouwprojecten hout of ander biobased materiaal is.",
    definition_en="Which part of the weight of building projects is timber or other biobased material.",
    method_nl="Het opgegeven aandeel, of anders hout en overig biobased / al het gewicht; gewogen naar het gewicht "
    "van het project. Alleen van de projecten die zijn aangeleverd en dit vermelden; hoeveel dat er zijn,"
    " staat erbij. ",
    method_en="The share told, or else timber and other biobased / all weight; weighed by the weight of the "
    "project. Only of the projects that were handed in and tell this; how many these are stands beside "
    "it. ",
    source="project_proposal",
    needs=("building_projects",),
    kind="derived",
)
