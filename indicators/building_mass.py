"""Weight of the materials in building projects."""

from indicators.record import Indicator

INDICATOR = Indicator(
    id="building_mass",
    name_nl="Materiaal in bouwprojecten",
    name_en="Material in building projects",
    unit="mln kg",
    direction="down",
    definition_nl="Het gewicht van de materialen in opgeleverde nieuwbouw en renovatie.",
    definition_en="The weight of the materials in finished new build and renovation.",
    method_nl="De som van de opgegeven gewichten. Alleen van de projecten die zijn aangeleverd en dit vermelden; "
    "hoeveel dat er zijn, staat erbij. Abiotisch: beton, steen, gips, metaal, glas, kunststof en bitumen."
    " Overig materiaal is niet ingedeeld. Primair en hergebruikt materiaal zijn niet gescheiden. Een leeg"
    " gewicht is onbekend, geen nul.",
    method_en="The sum of the weights told. Only of the projects that were handed in and tell this; how many these "
    "are stands beside it. Abiotic: concrete, masonry, plaster, metal, glass, plastics and bitumen. Other"
    " material is not classified. Primary and reused material are not told apart. An empty weight is "
    "unknown, not zero.",
    source="project_proposal",
    needs=("building_projects",),
    kind="derived",
)
