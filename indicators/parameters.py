"""The knobs that all flow indicators share (method: PCEM and its named variants)."""

from indicators.record import Parameter

SHARE_SET = Parameter(
    "share_set", "pcem", ("pcem", "concrete_abiotic", "furniture_mixed"),
    "Abiotische aandelen", "Abiotic shares",
    "Welke lijst bepaalt of een goederengroep abiotisch is. `pcem`: zoals de PCEM. `concrete_abiotic`: betonwaren "
    "tellen geheel als abiotisch. `furniture_mixed`: meubels tellen als gemengd.",
    "Which list decides whether a goods group is abiotic. `pcem`: as the PCEM does. `concrete_abiotic`: concrete "
    "products count as wholly abiotic. `furniture_mixed`: furniture counts as mixed.",
)
MIXED_SHARE = Parameter(
    "mixed_share", 0.5, (),
    "Abiotisch deel van gemengde groepen", "Abiotic part of mixed groups",
    "Welk deel van een gemengde goederengroep als abiotisch telt. Een aanname van de PCEM.",
    "Which part of a mixed goods group counts as abiotic. An assumption of the PCEM.",
)
ENERGY_SPLIT = Parameter(
    "energy_split", "exports_average", ("exports_average", "exports_zero"),
    "Energiedeel van de uitvoer", "Energy part of exports",
    "Welk deel van uitgevoerde brandstoffen als energiedrager telt. `exports_average`: het gewone gemiddelde over de "
    "gebruiksgroepen. `exports_zero`: niets, zoals in de bron.",
    "Which part of exported fuels counts as energy carrier. `exports_average`: the plain average over the use groups. "
    "`exports_zero`: none, as in the source.",
)
WASTE = Parameter(
    "waste", "without", ("without", "with"),
    "Afvalgroepen", "Waste groups",
    "Of goederen die als afval of secundaire grondstof zijn geregistreerd (groepen 61-65) meetellen.",
    "Whether goods registered as waste or secondary raw material (groups 61-65) are counted.",
)
FLOW_PARAMETERS = (SHARE_SET, MIXED_SHARE, ENERGY_SPLIT, WASTE)

# The knobs of RMI and RMC.
ELECTRICITY = Parameter(
    "electricity", "with", ("with", "without"),
    "Elektriciteit", "Electricity",
    "Of de grondstoffen achter het product elektriciteit meetellen.",
    "Whether the raw materials behind the product electricity are counted.",
)
EXTRACTION = Parameter(
    "extraction", "import_coefficients", ("import_coefficients", "one"),
    "Eigen winning", "Own extraction",
    "Hoe eigen winning telt. `import_coefficients`: met de coëfficiënten van invoer, zoals in de PCEM. `one`: elke "
    "ton winning telt als één ton, zoals in de nationale materiaalstroomrekeningen.",
    "How own extraction counts. `import_coefficients`: with the coefficients of imports, as in the PCEM. `one`: each "
    "tonne extracted counts as one tonne, as in national material flow accounts.",
)
RME_PARAMETERS = (ELECTRICITY, EXTRACTION, WASTE)
