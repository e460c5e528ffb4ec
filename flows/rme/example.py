"""A made delivery in the exact layout of the RME tables, so that the dashboard runs before a real one arrives.

The coefficients are invented: round numbers of a plausible size. They are no statistics and nothing may cite them.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

RECIPE_VERSION = "2"
RECIPE = Path(__file__).parent / "example_recipe"
YEARS = range(2015, 2023)
# What making the same product here takes of a raw material, relative to making it abroad; others take DOMESTIC.
DOMESTIC = Decimal("1.03")
DOMESTIC_OF = {"Steenkool": Decimal("0.85"), "Bruinkool": Decimal("0.6"), "Aardgas": Decimal("1.25")}
# What a year adds to every coefficient.
YEARLY = Decimal("-0.006")
MIDDLE_YEAR = 2018
LAST_DECIMAL = Decimal("0.00001")
# A zip holds times; one fixed time makes the same bytes on each run.
TIME = (2020, 1, 1, 0, 0, 0)


def write_example(path: Path) -> None:
    """Write the example delivery: a zip with coefficients, shares, units and raw materials; the same bytes on each run.

    Each file has `;`, decimal comma, cp1252 and CRLF. Coefficients in kg of raw material per kg or per EUR of product,
    2015-2022, so that a later year shows what happens without coefficients of its own.
    """
    tables = {
        "coefficients": coefficients(),
        "shares": recipe("shares"),
        "units": recipe("units"),
        "raw_materials": recipe("raw_materials"),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in tables.items():
            entry = zipfile.ZipInfo(f"{name}.csv", TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text_of(rows).encode("cp1252"))


def coefficients() -> Iterator[dict[str, str]]:
    """Rows direction, year, raw_material, rme_product, coefficient, made from those of the recipe."""
    base = recipe("products")
    for direction in ("import", "export"):
        for year in YEARS:
            factor = 1 + YEARLY * (year - MIDDLE_YEAR)
            for row in base:
                domestic = DOMESTIC_OF.get(row["raw_material"], DOMESTIC) if direction == "export" else 1
                found = (Decimal(row["coefficient"]) * factor * domestic).quantize(LAST_DECIMAL)
                yield {"direction": direction, "year": str(year), "raw_material": row["raw_material"],
                       "rme_product": row["rme_product"], "coefficient": str(found)}


def recipe(name: str) -> list[dict[str, str]]:
    """The rows of a file of the recipe."""
    with (RECIPE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(rows: Iterable[dict[str, str]]) -> str:
    """Rows as delimited text with a header, numbers with a decimal comma."""
    rows = list(rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(rows[0])
    numbers = {"coefficient", "share"}
    writer.writerows([value.replace(".", ",") if name in numbers else value for name, value in row.items()]
                     for row in rows)
    return out.getvalue()
