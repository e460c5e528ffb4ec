"""The knobs of construction's part of the flows: which goods are construction, and what counts as use."""

from indicators.record import Parameter

RULE = Parameter(
    "construction_rule", "agenda", ("agenda", "agenda_whole", "minerals"),
    "Wat telt als bouw", "What counts as construction",
    "Welke goederen voor de bouw zijn. `agenda`: de goederengroepen van de transitieagenda Bouw; een groep die bij "
    "twee agenda's hoort, telt voor de helft. `agenda_whole`: diezelfde groepen, elk geheel (een bovengrens). "
    "`minerals`: van die groepen alleen de mineralen en bouwmaterialen (zand, grind, glas, cement, beton), elk geheel.",
    "Which goods are for construction. `agenda`: the goods groups of the transition agenda Construction; a group in "
    "two agendas counts for half. `agenda_whole`: the same groups, each in full (an upper limit). `minerals`: of these "
    "groups only minerals and building materials (sand, gravel, glass, cement, concrete), each in full.",
)
FLOW = Parameter(
    "construction_flow", "dmi", ("dmi", "dmc"),
    "Wat telt als gebruik", "What counts as use",
    "`dmi`: alles wat wordt gewonnen of binnenkomt, ook als het weer wordt uitgevoerd. `dmc`: wat in het gebied "
    "blijft.",
    "`dmi`: all that is extracted or brought in, also when it is exported again. `dmc`: what stays in the area.",
)
