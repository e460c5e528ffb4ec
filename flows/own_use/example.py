"""A made delivery of an organisation's own use, so that the screens run before a real one arrives.

All of it is invented: no contract, road, supplier or amount exists. Sizes are of a plausible order for a province, and
weight is lumpy from year to year, as works are. Yearly totals are left out: the published amounts are the whole.
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

RECIPE_VERSION = "1"
RECIPE = Path(__file__).parent / "example_recipe"
YEARS = range(2020, 2026)
# A zip holds times; one fixed time makes the same bytes on each run.
TIME = (2020, 1, 1, 0, 0, 0)
ASKED, AWARDED, REALISED = "gevraagd", "gegund", "gerealiseerd"
SHARES = ("Primair niet hernieuwbaar", "Primair hernieuwbaar", "Hergebruikt", "Gerecycled")
LEVERS = ("minder materiaal", "langere levensduur", "hoogwaardig hergebruik")
# From this year on the invented works have an MKI of the newer set, which gives higher amounts.
NEW_SET, NEW_SET_FACTOR = 2023, 1.5
# Part of the works of which the split is not known, in the first year and how much less each year.
UNKNOWN, LESS_UNKNOWN = 0.34, 0.08
# Works get this much lighter each year.
LIGHTER = 0.012


def write_example(path: Path) -> None:
    """Write the example delivery: a zip with a file per sheet of the template; the same bytes on each run."""
    tables = {
        "register": [*works(), *pieces(), *unweighed(), *subsidies()],
        "year_one": list(first_year()),
        "calendar": list(calendar()),
        "spend_factors": recipe("spend_factors"),
        "price_index": recipe("price_index"),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in tables.items():
            entry = zipfile.ZipInfo(f"{name}.csv", TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text_of(rows).encode("cp1252"))


def works() -> Iterator[dict]:
    """Works as realised; of the first of each kind also what was asked and awarded in the years before."""
    for year in YEARS:
        for kind, made in enumerate(recipe("works"), 1):
            for place in range(1, int(made["works"]) + 1):
                row, mass = work(made, year, kind, place)
                yield row
                if place == 1 and year > YEARS[1]:
                    yield before(row, ASKED, year - 2, 1.12 * mass)
                    yield before(row, AWARDED, year - 1, 1.04 * mass)


def work(made: dict, year: int, kind: int, place: int) -> tuple[dict, float]:
    """One realised work and its weight in kg."""
    def chance(what: str) -> float:
        return part(f"{made['name']} {year} {place} {what}")

    units = round(float(made["units"]) / int(made["works"]) * (0.45 + 1.1 * chance("units")))
    since = year - YEARS[0]
    mass = units * float(made["kg_per_unit"]) * (0.96 + 0.08 * chance("mass")) * (1 - LIGHTER * since)
    primary = int(made["primary"]) - int(made["less_each_year"]) * since + round(6 * chance("primary")) - 3
    is_split = chance("split") > UNKNOWN - LESS_UNKNOWN * since
    cost = mass / 1000 * float(made["mki_per_tonne"]) * (NEW_SET_FACTOR if year >= NEW_SET else 1)
    return {
        "Contractnummer": f"VB-{year}-{kind}{place}",
        "Jaar": year,
        "Fase": REALISED,
        "Domein": made["domain"],
        "Categorie": made["category"],
        "Omschrijving": f"Voorbeeld: {made['name']} {place}",
        "Bedrag in euro": number(units * float(made["eur_per_unit"]) * (0.9 + 0.2 * chance("price"))),
        "Aandeel provincie in de kosten": "80%" if chance("funding") > 0.75 else "100%",
        "Functionele eenheid": made["unit"],
        "Aantal eenheden": number(units),
        "Materiaal": made["material"],
        "Gewicht in kg": number(mass),
        **split(primary if is_split else None, int(made["renewable"]), int(made["reused"])),
        "MKI in euro": number(cost),
        "Weegset van de MKI": "A2" if year >= NEW_SET else "A1",
        "Levensfasen in de MKI": "A-D",
        "Gewicht van het referentieontwerp in kg":
            number(mass * (1.02 + 0.2 * chance("design"))) if chance("has design") > 0.4 else "n.v.t.",
        "Hefboom": LEVERS[int(3 * chance("lever"))],
        "Hoe is het gewicht gevonden": made["method"],
    }, mass


def before(row: dict, phase: str, year: int, mass: float) -> dict:
    """A work in an earlier phase: only an estimate of its weight."""
    return row | {"Jaar": year, "Fase": phase, "Gewicht in kg": number(mass), "MKI in euro": "",
                  "Hoe is het gewicht gevonden": "schatting"}


def pieces() -> Iterator[dict]:
    """Devices and furniture: numbers times the weight of one."""
    for year in YEARS[1:]:
        for place, made in enumerate(recipe("pieces"), 1):
            bought = round(int(made["pieces"]) * (0.8 + 0.5 * part(f"{made['name']} {year}")))
            yield {"Contractnummer": f"VB-{year}-P{place}", "Jaar": year, "Fase": REALISED, "Categorie": "producten",
                   **piece(made, bought, 2 * (year - YEARS[0])),
                   "Gewicht in kg": number(bought * float(made["kg_each"]))}


def first_year() -> Iterator[dict]:
    """Devices and furniture of the first year, on the sheet that a province begins with."""
    for made in recipe("pieces"):
        yield {"Jaar": YEARS[0], **piece(made, int(made["pieces"]), 0),
               "Gewicht per eenheid in kg": number(float(made["kg_each"])), "Gewicht in kg": ""}


def piece(made: dict, bought: int, less: int) -> dict:
    """What the two sheets say alike of things bought by the piece; `less` goes off their primary share."""
    return {"Domein": made["domain"], "Omschrijving": f"Voorbeeld: {made['name']}",
            "Bedrag in euro": number(bought * float(made["eur_each"])), "Functionele eenheid": "stuks",
            "Aantal eenheden": bought, "Materiaal": made["material"],
            **split(int(made["primary"]) - less, int(made["renewable"]), int(made["reused"])),
            "Hoe is het gewicht gevonden": "productgewicht"}


def unweighed() -> Iterator[dict]:
    """Purchases of which only the amount is known."""
    for year in YEARS:
        for place, made in enumerate(recipe("unweighed"), 1):
            yield {"Contractnummer": f"VB-{year}-D{place}", "Jaar": year, "Fase": REALISED, "Domein": made["domain"],
                   "Omschrijving": f"Voorbeeld: {made['name']}", "Bedrag in euro": number(float(made["eur"]))}


def subsidies() -> Iterator[dict]:
    """Subsidies, of which only tangible results have a weight."""
    for year in YEARS:
        for place, made in enumerate(recipe("subsidies"), 1):
            size = 0.8 + 0.4 * part(f"{made['name']} {year}")
            weighed = {"Gewicht in kg": number(float(made["kg"]) * size), **split(int(made["primary"]), 12, 5),
                       "Hoe is het gewicht gevonden": "schatting"} if made["kg"] else {}
            yield {"Contractnummer": f"VB-{year}-S{place}", "Jaar": year, "Fase": REALISED, "Domein": "subsidies",
                   "Omschrijving": f"Voorbeeld: {made['name']}",
                   "Bedrag in euro": number(float(made["eur"]) * size / int(made["province"]) * 100),
                   "Aandeel provincie in de kosten": f"{made['province']}%", **weighed,
                   "Subsidie: grondstoffen van belang": made["relevant"]}


def calendar() -> Iterator[dict]:
    """Works that are to be put out to tender in the next years."""
    kinds = {made["name"]: made for made in recipe("works")}
    for place, plan in enumerate(recipe("plans"), 1):
        made, year = kinds[plan["work"]], YEARS[-1] + int(plan["years_ahead"])
        design = float(plan["units"]) * float(made["kg_per_unit"])
        primary = max(20, int(made["primary"]) - int(made["less_each_year"]) * (year - YEARS[0]))
        yield {"Contractnummer": f"VB-{year}-K{place}", "Jaar van aanbesteding": year - 1,
               "Verwacht jaar van uitvoering": year, "Domein": made["domain"],
               "Omschrijving": f"Voorbeeld: {made['name']}",
               "Bedrag in euro": number(float(plan["units"]) * float(made["eur_per_unit"])),
               "Verwacht gewicht in kg": number(design * (1 - int(plan["lighter"]) / 100)),
               "Primair niet hernieuwbaar": f"{primary}%",
               "Gewicht van het referentieontwerp in kg": number(design), "Hefboom": LEVERS[0]}


def split(primary: int | None, renewable: int, reused: int) -> dict[str, str]:
    """The four shares in per cent; what is left was recycled. Empty where the split is not known."""
    if primary is None:
        return dict.fromkeys(SHARES, "")
    shares = (primary, renewable, reused, 100 - primary - renewable - reused)
    return {name: f"{share}%" for name, share in zip(SHARES, shares, strict=True)}


def part(what: str) -> float:
    """A number from 0 to 1 that belongs to these words, on every machine the same."""
    return int.from_bytes(hashlib.sha256(what.encode()).digest()[:6], "big") / 2**48


def number(value: float) -> str:
    """A number as a Dutch office writes it: 1.234,5."""
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,"))


def recipe(name: str) -> list[dict[str, str]]:
    """The rows of a file of the recipe."""
    with (RECIPE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(rows: Iterable[dict]) -> str:
    """Rows as delimited text with a header of all their columns."""
    rows = list(rows)
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, delimiter=";", lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
