"""A small register of measures, as a policy officer would keep it: Dutch words, semicolons, decimal commas.

    schemes   A and B run in 2025 (A circular-inclusive); C is under way in 2025 and runs in 2026
    vouchers  7 granted and 3 under way in 2025; 4 granted in 2026
    fund      EUR 250,000 in 2025
    talks     about 50 in 2025
    plan      planned for the second quarter of 2026
"""

HEADER = {
    "measure": "Maatregel", "theme": "Thema", "sub_goal": "Subdoel", "type": "Soort", "degree": "Graad",
    "state": "Stand", "year": "Jaar", "planned": "Gepland", "amount_eur": "Bedrag (EUR)", "quantity": "Aantal",
    "approximate": "Ongeveer", "counted": "Wat is geteld", "lever": "Hefboom", "action_line": "Actielijn",
    "effect_t": "Geclaimd effect (ton per jaar)", "effect_ground": "Grond van het effect", "link": "Link",
    "note": "Toelichting", "reference": "Bron",
}


def measure(name: str, **fields: str) -> tuple[str, ...]:
    """One row by our column names; a voucher of theme 5 that was done in 2025 unless said otherwise."""
    if strange := set(fields) - set(HEADER):
        raise KeyError(strange)
    given = {"measure": name, "theme": "5", "type": "Voucher", "state": "Gedaan", "year": "2025",
             "reference": "eigen administratie"} | fields
    return tuple(given.get(column, "") for column in HEADER)


SCHEME = {"theme": "1. Opdrachten, inkoop en subsidies", "type": "Subsidieregeling", "state": "Loopt"}
VOUCHERS = {"counted": "Vouchers", "sub_goal": "Circulaire bedrijven"}
REGISTER = (
    tuple(HEADER.values()),
    measure("Regeling A", **SCHEME, degree="Circulair-inclusief"),
    measure("Regeling B", **SCHEME),
    measure("Regeling C", **SCHEME | {"state": "In behandeling"}),
    measure("Vouchers", quantity="7", **VOUCHERS),
    measure("Vouchers", quantity="3", state="In behandeling", **VOUCHERS),
    measure("Fonds", amount_eur="€ 250.000,-"),
    measure("Gesprekken", type="Activiteit", state="Loopt", quantity="ca. 50", counted="Gesprekken"),
    measure("Plan", theme="Ruimte", type="Plan of programma", state="Gepland", planned="2e kwartaal 2026"),
    measure("Regeling A", **SCHEME, year="2026", degree="Circulair-inclusief"),
    measure("Regeling B", **SCHEME, year="2026"),
    measure("Regeling C", **SCHEME, year="2026", degree="circulair-voorwaardelijk"),
    measure("Vouchers", quantity="4", year="2026", **VOUCHERS),
)
