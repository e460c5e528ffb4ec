"""Made contents of raw materials per goods group, so that supply risk can be shown before a real delivery arrives.

The figures in `example_recipe.csv` are invented: round numbers of a plausible size, no measurements.
"""

import csv
from pathlib import Path

from flows.home import DATA

RECIPE_VERSION = "1"
RECIPE = Path(__file__).with_name("example_recipe.csv")


def write_example(path: Path) -> None:
    """Write the example delivery as a Dutch office would: `;`, decimal comma, Dutch names, cp1252, CRLF.

    g_per_kg is in grams per kg of goods. The same bytes on each run. KeyError for a material that is not on the list.
    """
    with (DATA / "codelists" / "raw_materials.csv").open(encoding="utf-8", newline="") as file:
        names = {row["material"]: row["name_nl"] for row in csv.DictReader(file)}
    with RECIPE.open(encoding="utf-8", newline="") as recipe, path.open("w", encoding="cp1252", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(("goods_group_nr", "material", "g_per_kg"))
        for row in csv.DictReader(recipe):
            writer.writerow((row["goods_group"], names[row["material"]], row["g_per_kg"].replace(".", ",")))
