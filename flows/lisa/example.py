"""Made establishments, so that the dashboard runs before a real delivery arrives.

They are invented: divided over the municipalities of Utrecht by population, over activities by a short list of weights,
with sizes drawn at random. No establishment exists, and no figure made of them says anything about reality.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from flows.home import DATA

RECIPE_VERSION = "1"
PROVINCE = "PV26"
YEARS = (2023, 2024)
PER_YEAR = 4000
HEADER = ("Vestigingsnummer", "Peiljaar", "Gemeentecode", "SBI", "Banen totaal")
# How often an activity occurs among a thousand establishments, and how many jobs one has on average.
ACTIVITIES = {
    "01131": (12, 3), "01410": (18, 3), "10710": (6, 12), "16230": (6, 8), "18120": (8, 9), "25110": (8, 14),
    "31010": (6, 9), "33120": (7, 8), "33140": (3, 6), "35111": (2, 30), "38110": (3, 25), "38310": (2, 9),
    "38320": (4, 18), "41200": (62, 7), "43210": (28, 9), "43320": (34, 3), "45112": (14, 7), "45201": (17, 5),
    "46770": (3, 9), "46900": (30, 9), "47110": (24, 20), "47710": (26, 6), "47790": (6, 3), "49410": (20, 10),
    "52100": (8, 15), "55101": (6, 22), "56101": (38, 9), "62010": (74, 6), "64190": (8, 40), "68200": (24, 4),
    "69101": (26, 8), "70221": (112, 3), "71110": (30, 4), "73110": (36, 4), "77110": (4, 12), "77290": (4, 5),
    "77320": (3, 8), "78201": (16, 30), "81210": (22, 18), "84110": (4, 140), "85201": (22, 25), "86101": (5, 160),
    "86210": (24, 8), "88101": (20, 22), "90030": (58, 1), "93120": (24, 3), "95110": (4, 3), "95220": (3, 3),
    "95240": (4, 2), "95290": (5, 2), "96020": (44, 2),
}


def write_example(path: Path) -> None:
    """Write the example delivery, about 8,000 establishments in two years; the same bytes on each run."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(HEADER)
        writer.writerows(_rows())


def _rows() -> Iterator[tuple]:
    chance = random.Random("vestigingen")  # noqa: S311
    people = _people()
    towns, codes = list(people), list(ACTIVITIES)
    for year in YEARS:
        for number in range(PER_YEAR):
            (town,) = chance.choices(towns, [people[name] for name in towns])
            (code,) = chance.choices(codes, [often for often, _ in ACTIVITIES.values()])
            jobs = max(1, round(chance.expovariate(1 / ACTIVITIES[code][1])))
            yield f"VB{year}{number:05d}", year, town, code, jobs


def _people() -> dict[str, int]:
    """The population of every municipality of the province, in the last year that is known of it."""
    with (DATA / "codelists" / "regions.csv").open(encoding="utf-8", newline="") as file:
        inside = {row["region"] for row in csv.DictReader(file)
                  if row["parent"] == PROVINCE and row["kind"] == "municipality" and not row["valid_to"]}
    with (DATA / "official" / "population.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted((row for row in csv.DictReader(file) if row["region"] in inside and row["value"]),
                      key=lambda row: row["year"])
    last = {row["region"]: int(float(row["value"])) for row in rows}
    return dict(sorted(last.items()))
