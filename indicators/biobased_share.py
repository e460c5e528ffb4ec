"""Share of insulation that is biobased."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="biobased_share",
    name_nl="Aandeel biobased isolatie",
    name_en="Share of biobased insulation",
    unit="%",
    direction="up",
    definition_nl="Welk deel van de isolatie in bouwprojecten, in vierkante meters, van biobased materiaal is.",
    definition_en="Which part of the insulation in building projects, in square metres, is of biobased material.",
    method_nl="m2 biobased isolatie / m2 van alle isolatie, van nieuwbouw en renovatie samen. Alleen van de "
    "projecten die zijn aangeleverd en dit vermelden; hoeveel dat er zijn, staat erbij. Het doel "
    "(isoleren en renoveren) zegt niet of het over oppervlak of gewicht gaat: oppervlak is onze keuze. "
    "Zie ook het aandeel biobased in het gewicht.",
    method_en="m2 of biobased insulation / m2 of all insulation, of new build and renovation together. Only of the "
    "projects that were handed in and tell this; how many these are stands beside it. The target "
    "(insulation and renovation) does not say whether it is about area or weight: area is our choice. See"
    " also the biobased share of weight.",
    source="project_proposal",
    needs=("building_projects",),
    kind="derived",
)
