"""In which province a point lies: `POINT(lon lat)` in degrees or `POINT(x y)` in metres of the Dutch grid (RD)."""

import json
import re

import duckdb

from flows import boundaries
from flows.code_lists import load_table
from flows.home import DATA

POINT = re.compile(r"(?:srid=\d+;)?\s*point\s*\(\s*(-?[\d.]+(?:e[-+]?\d+)?)\s+(-?[\d.]+(?:e[-+]?\d+)?)\s*\)")
NOTHING = {"", "nan", "none", "null", "point empty"}
RD, DEGREES = 28992, 4326
# Boundaries for drawing are up to 0.6 km off, so a point just outside every province belongs to the nearest.
NEAR_METRES = 1000


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """What core.sql needs beside the delivered table: temp table `point_place` (point, region, kind) and the published
    weight of household waste.

    `point` is the delivered text in lower case; `kind` is inside, near, outside (in no Dutch province), or what refuses
    the delivery: swapped (latitude first), elsewhere (no degrees, no RD), unreadable. `region` is NULL but for the
    first two.
    """
    load_table(connection, DATA / "official" / "household_waste.csv", "code_list.published_household_waste")
    texts = [text for (text,) in connection.execute(
        "select distinct bare(origin_point) as point from delivered where origin_point is not null "
        "union select distinct bare(processor_point) from delivered where processor_point is not null order by point"
    ).fetchall() if text not in NOTHING]
    connection.execute("create or replace temp table point_place (point varchar, region varchar, kind varchar)")
    if texts:
        columns = [list(column) for column in zip(*place(texts), strict=True)]
        connection.execute("insert into point_place select unnest(?::varchar[]), unnest(?::varchar[]), "
                           "unnest(?::varchar[])", columns)


def place(texts: list[str]) -> list[tuple[str, str | None, str]]:
    """(point, region, kind) of each point given as text in lower case; see `prepare`."""
    read = {text: coordinates(text) for text in texts}
    kinds = {text: "unreadable" if xy is None else kind_of(*xy) for text, xy in read.items()}
    found: dict[str, tuple[str | None, str]] = {}
    for kind, grid in (("degrees", DEGREES), ("rd", RD)):
        of_kind = [text for text in texts if kinds[text] == kind]
        found |= dict(zip(of_kind, provinces_at([read[text] for text in of_kind], grid), strict=True))
    return [(text, *found.get(text, (None, kinds[text]))) for text in texts]


def coordinates(text: str) -> tuple[float, float] | None:
    """The two numbers of a point in well-known text, in lower case; None for anything else."""
    found = POINT.fullmatch(text)
    try:
        return (float(found[1]), float(found[2])) if found else None
    except ValueError:
        return None


def kind_of(x: float, y: float) -> str:
    """How to read a pair of coordinates: degrees, rd, swapped, or elsewhere.

    Degrees hold all of Europe, since waste comes from abroad too; RD its own square around the Netherlands. Latitude
    first is told by the Netherlands alone: there longitude is at most 8 and latitude at least 50.
    """
    if 50 <= x <= 54 and 3 <= y <= 8:
        return "swapped"
    if -32 <= x <= 45 and 34 <= y <= 72:
        return "degrees"
    if -7_000 <= x <= 300_000 and 289_000 <= y <= 629_000:
        return "rd"
    return "elsewhere"


def provinces_at(points: list[tuple[float, float]], grid: int) -> list[tuple[str | None, str]]:
    """(province, kind) for points of one grid (an EPSG code): inside, near (within a kilometre) or outside."""
    if not points:
        return []
    # Here, because most deliveries have no points and loading these takes a second.
    import shapely
    from pyproj import Transformer

    features = boundaries.load("province")
    to_rd = Transformer.from_crs(DEGREES, RD, always_xy=True).transform
    shapes = [_in_metres(shapely.from_geojson(json.dumps(feature["geometry"])), to_rd) for feature in features]
    codes = [feature["properties"]["region"] for feature in features]
    xs, ys = zip(*points, strict=True)
    if grid != RD:
        xs, ys = to_rd(xs, ys)
    spots = shapely.points(xs, ys)
    found: list[tuple[str | None, str]] = [(None, "outside")] * len(points)
    # Each province asks for its points, which is many times quicker than the other way round. On a border between two
    # the first in order of code is written last.
    for province, number in sorted(zip(*shapely.STRtree(spots).query(shapes, predicate="intersects").tolist(),
                                       strict=True), reverse=True):
        found[number] = codes[province], "inside"
    left = [number for number, (_, kind) in enumerate(found) if kind == "outside"]
    nearest = shapely.STRtree(shapes).query_nearest(spots[left], max_distance=NEAR_METRES)
    for place_in_left, province in sorted(zip(*nearest.tolist(), strict=True), reverse=True):
        found[left[place_in_left]] = codes[province], "near"
    return found


def _in_metres(shape, to_rd):
    import numpy as np
    import shapely

    return shapely.transform(shape, lambda xy: np.column_stack(to_rd(xy[:, 0], xy[:, 1])))
