"""Official figures fetched from CBS StatLine, beside the shipped ones.

Fetched figures are stored in `updates/official/` of the data folder, one file a topic with the columns of
`data/official/*.csv`. A fetched row replaces the shipped row of the same series, region, year, measure and
category; rows without a counterpart are added; shipped rows that StatLine has no figure for stay.
"""

import csv
import json
from pathlib import Path

from flows.home import DATA, home

KEY = ("series", "region", "year", "measure", "category")


def updates_folder() -> Path:
    """Where fetched figures are stored. Apart from the shipped ones, also when both live in `data/`."""
    return home() / "updates" / "official"


def fetched_files() -> list[Path]:
    """The fetched topics: CSV files named after the topic, with the columns of `data/official/*.csv`."""
    return sorted(updates_folder().glob("*.csv"))


def rows(topic: str) -> list[dict]:
    """All rows of a topic (population, gdp_jobs, household_waste, ...), fetched in place of shipped."""
    merged: dict[tuple, dict] = {}
    for folder in (DATA / "official", updates_folder()):
        for row in read(folder / f"{topic}.csv"):
            merged[tuple(row[name] for name in KEY)] = row
    return list(merged.values())


def sources() -> list[dict]:
    """The fetched tables as rows of `data/sources.csv`; empty when nothing was fetched."""
    return [
        {
            "source_id": f"statline_{table}",
            "title": f"StatLine {table} {about['title']}",
            "publisher": "CBS",
            "title_en": None,
            "publisher_en": None,
            "url": f"https://opendata.cbs.nl/statline/#/CBS/nl/dataset/{table}/table",
            "published": about["modified"],
            "licence": "CC BY 4.0",
            "note": f"Opgehaald op {about['fetched']}.",
        }
        for table, about in fetched().items()
    ]


def fetched() -> dict[str, dict]:
    """What was fetched: {table: {title, modified, fetched, topic, rows, empty, set_aside}}, dates ISO."""
    path = updates_folder() / "statline.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def read(path: Path) -> list[dict]:
    """The rows of one file, all values text; none when there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
