"""Made building projects, so that the dashboard runs before real ones arrive.

All figures are invented: sizes and weights of a plausible order, with slowly more timber and biobased insulation. They
are no outcome of any research.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from flows.home import DATA

RECIPE_VERSION = "1"
PROVINCE = "PV26"
YEARS = range(2020, 2026)
PER_YEAR = 24
HEADER = (
    "Projectnummer", "Jaar", "Gemeente", "Soort", "Aantal woningen", "BVO (m2)", "Beton (kg)", "Steen en keramiek (kg)",
    "Gips (kg)", "Staal en metaal (kg)", "Glas (kg)", "Kunststof en bitumen (kg)", "Hout (kg)", "Overig biobased (kg)",
    "Overig (kg)", "Aandeel biobased", "Isolatie biobased (m2)", "Isolatie overig (m2)", "MPG", "Herkomst gewicht",
)
# kg per m2 of floor in a new building; a renovation takes a fifth of it.
PER_M2 = {"concrete": 900, "masonry": 240, "plaster": 35, "metal": 55, "glass": 12, "plastic": 18, "timber": 45,
          "biobased": 6, "other": 20}
GROWING = {"timber": 0.15, "biobased": 0.35}
RENOVATION = 0.2
# How many of a hundred rows lack all weights, as offices do not know everything.
WITHOUT_WEIGHTS = 12


def write_example(path: Path) -> None:
    """Write the example as a Dutch office would: `;`, decimal comma, cp1252, a total at the bottom. The same bytes on
    each run.
    """
    with path.open("w", encoding="cp1252", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(HEADER)
        rows = list(_rows())
        writer.writerows(rows)
        totals = [sum(int(row[place]) for row in rows if row[place] not in ("", "n.v.t.")) for place in range(6, 15)]
        writer.writerow(["Totaal", "", "", "", "", "", *totals, "", "", "", "", ""])


def _rows() -> Iterator[list[str]]:
    chance = random.Random("bouwprojecten")  # noqa: S311
    towns = _municipalities()
    for year in YEARS:
        for number in range(1, PER_YEAR + 1):
            new = chance.random() < 0.6
            dwellings = chance.randint(4, 160)
            area = dwellings * chance.randint(70, 120)
            grown = year - YEARS[0]
            weights = {
                name: round(area * amount * (1 if new else RENOVATION) * (1 + GROWING.get(name, -0.01) * grown)
                            * chance.uniform(0.8, 1.2))
                for name, amount in PER_M2.items()
            }
            share = (weights["timber"] + weights["biobased"]) / sum(weights.values())
            insulation = round(area * chance.uniform(0.8, 1.4))
            biobased = round(insulation * min(0.9, chance.uniform(0.02, 0.14) + 0.05 * grown))
            known = chance.randint(1, 100) > WITHOUT_WEIGHTS
            mpg = f"{chance.uniform(0.35, 0.85):.2f}".replace(".", ",") if new else "n.v.t."
            yield [
                f"VB-{year}-{number:02d}", str(year), chance.choice(towns), "nieuwbouw" if new else "renovatie",
                str(dwellings), str(area), *(str(weight) if known else "" for weight in weights.values()),
                f"{100 * share:.1f}%".replace(".", ",") if known else "", str(biobased), str(insulation - biobased),
                mpg,
                ("berekend" if chance.random() < 0.5 else "raming") if known else "",
            ]


def _municipalities() -> list[str]:
    with (DATA / "codelists" / "regions.csv").open(encoding="utf-8", newline="") as file:
        return [row["name_nl"] for row in csv.DictReader(file)
                if row["parent"] == PROVINCE and row["kind"] == "municipality" and not row["valid_to"]]
