"""The knobs of the waste indicators."""

from indicators.record import Parameter

SOIL = Parameter(
    "soil", "with", ("with", "without"),
    "Grond", "Soil",
    "Of grond, stenen en baggerspecie meetellen (Eural 17 05, 19 13 01, 19 13 02 en 20 02 02). Ze wegen het meest.",
    "Whether soil, stones and dredging spoil count (Eural 17 05, 19 13 01, 19 13 02 and 20 02 02). They weigh most.",
)
CHAPTER_19 = Parameter(
    "chapter_19", "with", ("with", "without"),
    "Afval uit afvalverwerking", "Waste from waste treatment",
    "Of hoofdstuk 19 meetelt: afval dat overblijft als afval is verwerkt. Het is eerder al gemeld.",
    "Whether chapter 19 counts: waste that is left when waste was treated. It was reported before.",
)
MINIMUM_KG = Parameter(
    "minimum_kg", 0, (),
    "Kleinste voorbeeld (kg)", "Smallest example (kg)",
    "Hoeveel kg van een afvalstof in heel Nederland in een jaar zo verwerkt moet zijn, voordat die verwerking een "
    "voorbeeld is voor anderen. 0: elke hoeveelheid telt, zoals in de PCEM.",
    "How many kg of a kind of waste must be treated so in the whole country in a year, before that treatment is an "
    "example for others. 0: any amount counts, as in the PCEM.",
    most=1_000_000_000,
)
DENOMINATOR = Parameter(
    "denominator", "after_exclusions", ("after_exclusions", "all"),
    "Waarvan het deel is", "What the share is of",
    "Waarvan het percentage een deel is. `after_exclusions`: al het afval zonder wat is uitgesloten, zoals in de PCEM. "
    "`all`: met wat is uitgesloten, zoals op monitorce.nl.",
    "What the percentage is a share of. `after_exclusions`: all waste without what is excluded, as in the PCEM. "
    "`all`: with what is excluded, as on monitorce.nl.",
)
