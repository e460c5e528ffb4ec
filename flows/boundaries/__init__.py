"""Boundaries for drawing: municipalities and provinces as GeoJSON, with their points and credit line.

Reads `updates/boundaries/` of the data folder when official boundaries were put there
(`flows.boundaries.official`), otherwise the shipped set in `data/boundaries/`. Plain `json` and `csv`:
nothing heavy is imported on the way to a page.
"""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.home import DATA, home

KINDS = ("municipality", "province")
SHIPPED = DATA / "boundaries"


def updates_folder() -> Path:
    """Where official boundaries are stored. Apart from the shipped set, also when both live in `data/`."""
    return home() / "updates" / "boundaries"


@dataclass(frozen=True)
class Credit:
    """Whom every map must name, for which year the division holds, and what its lines are good for."""

    vintage: int
    official: bool
    credit_nl: str
    credit_en: str
    fitness_nl: str
    fitness_en: str
    licence: str
    source_url: str
    fetched: str | None
    files: dict[str, str]
    folder: Path

    def line(self, lang: str) -> str:
        return self.credit_nl if lang == "nl" else self.credit_en

    def fitness(self, lang: str) -> str:
        return self.fitness_nl if lang == "nl" else self.fitness_en


def credit() -> Credit:
    """The set of boundaries in use: the updated one when it is there and whole, otherwise the shipped one."""
    try:
        updated = _described(updates_folder())
        if all((updated.folder / name).is_file() for name in updated.files.values()):
            return updated
    except (OSError, ValueError, TypeError, AttributeError):
        pass
    return _described(SHIPPED)


def _described(folder: Path) -> Credit:
    return Credit(folder=folder, **json.loads((folder / "credit.json").read_text(encoding="utf-8")))


def load(kind: str, province: str | None = None) -> list[dict]:
    """GeoJSON features of one kind, by code; properties `region`, `name`, `province`; WGS84.

    `kind`: "municipality" (GMxxxx) or "province" (PVxx). `province`: only what lies in that PVxx.
    The features are shared between calls: copy before changing them. Raises ValueError for another kind.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}; known: {', '.join(KINDS)}")
    about = credit()
    features = _features(about.folder / about.files[kind])
    return [f for f in features if province in (None, f["properties"]["province"])]


@cache
def _features(path: Path) -> list[dict]:
    # File names carry vintage and content (see official.py), so a path never changes its meaning.
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def labels(kind: str) -> dict[str, tuple[float, float]]:
    """{region: (lon, lat)}: a point well inside each area, for names and dots."""
    about = credit()
    rows = _rows(about.folder / about.files["labels"])
    return {row["region"]: (float(row["lon"]), float(row["lat"])) for row in rows if row["kind"] == kind}


def bounds(features: list[dict]) -> tuple[float, float, float, float]:
    """(west, south, east, north) of GeoJSON features, in degrees."""
    points = [point for feature in features for point in _points(feature["geometry"]["coordinates"])]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _points(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from _points(part)


def province_tiles() -> list[dict]:
    """The provinces as tiles: region, abbreviation, column (0 is west) and row (0 is north)."""
    rows = _rows(SHIPPED / "province_tiles.csv")
    return [row | {"column": int(row["column"]), "row": int(row["row"])} for row in rows]


def _rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
