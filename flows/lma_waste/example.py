"""A made delivery in the layout of the aggregate, so that the dashboard runs before a real one arrives.

The weights are invented: a recipe for the nation, laid out over provinces by their population and over five years, with
differences between provinces that stand for nothing.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from flows.home import DATA

RECIPE_VERSION = "2"
RECIPE = Path(__file__).parent / "example_recipe" / "national.csv"
HEADER = ("province", "year", "ewc_code", "code", "sum", "processor_province", "companies", "largest", "two_largest")
YEARS = range(2019, 2024)
# Storage, burning and landfill give way a little each year to what stands higher on the ladder.
YEARLY_CHANGE = {"A": -0.02, "F": -0.03, "G": -0.06}
# A flow so small that a province may well have none of it, in kg.
SMALL = 2_000_000


def write_example(path: Path) -> None:
    """Write the example delivery: about 25,000 rows, kg as whole numbers; the same bytes on each run."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(_rows())


def _rows() -> Iterator[tuple]:
    chance, chance_of_size = random.Random("afvalmeldingen"), random.Random("grootste")  # noqa: S311
    shares = _population_shares()
    others = {name: [other for other in shares if other != name] for name in shares}
    for flow in _read(RECIPE):
        national = float(flow["mln_kg"]) * 1_000_000
        for province, share in shares.items():
            # A province does more of one treatment and less of another, and of some nothing at all.
            level = national * share * chance.lognormvariate(0, 0.45)
            stays, partner = chance.betavariate(2, 1.6), chance.choice(others[province])
            absent = chance.random() < (0.5 if level < SMALL else 0.12)
            for year in YEARS:
                change = 1 + YEARLY_CHANGE.get(flow["treatment"][0], 0.015) * (year - YEARS[0])
                kg = round(level * change * chance.lognormvariate(0, 0.06))
                if absent or not kg:
                    continue
                for processor, part in _placed(kg, stays, province, partner):
                    companies = 1 + int((part / 60_000) ** 0.42 * chance.uniform(0.4, 1.2))
                    largest = _largest(part, companies, chance_of_size)
                    yield (province, year, flow["ewc_code"], flow["treatment"], part, processor, companies, *largest)


def _placed(kg: int, stays: float, province: str, partner: str) -> list[tuple[str, int]]:
    """Where a flow is treated: all in one place when it is small, else part at home and part elsewhere."""
    inside = round(kg * stays)
    if kg < SMALL:
        return [(province if stays > 0.5 else partner, kg)]
    return [(province, inside), (partner, kg - inside)]


def _largest(kg: int, companies: int, chance: random.Random) -> tuple[int, int]:
    """The kg of the largest company of so many, and of the two largest together."""
    first = min(1.0, chance.uniform(1, 1.8) / companies**0.7) if companies > 1 else 1.0
    second = (1 - first) if companies == 2 else min(first, (1 - first) * chance.uniform(0.3, 1.5) / companies**0.5)
    return round(kg * first), min(kg, round(kg * first) + round(kg * second))


def _population_shares() -> dict[str, float]:
    """Each province's share of the population, from the last year on record."""
    names = {row["region"]: row["name_nl"] for row in _read(DATA / "codelists" / "regions.csv")
             if row["kind"] == "province"}
    people = {row["region"]: float(row["value"])
              for row in sorted(_read(DATA / "official" / "population.csv"), key=lambda row: row["year"])
              if row["region"] in names and row["measure"] == "population_1_january" and row["category"] == "total"}
    return {names[region]: people[region] / sum(people.values()) for region in sorted(people)}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
