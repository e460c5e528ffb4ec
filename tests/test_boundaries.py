"""The shipped boundaries: complete, valid, fitting, and in step with the code list of regions."""

import csv
import json
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point, shape

from flows import boundaries
from flows.boundaries import vectorise
from flows.home import DATA, PROJECT

UTRECHT = [
    "GM0307", "GM0308", "GM0310", "GM0312", "GM0313", "GM0317", "GM0321", "GM0327", "GM0331",
    "GM0335", "GM0339", "GM0340", "GM0342", "GM0344", "GM0345", "GM0351", "GM0352", "GM0353",
    "GM0355", "GM0356", "GM0589", "GM0632", "GM0736", "GM1581", "GM1904", "GM1961",
]  # fmt: skip
PER_PROVINCE = {
    "PV20": 10, "PV21": 18, "PV22": 12, "PV23": 25, "PV24": 6, "PV25": 51,
    "PV26": 26, "PV27": 44, "PV28": 50, "PV29": 13, "PV30": 56, "PV31": 31,
}  # fmt: skip
# Neighbours that everybody knows: Zuid-Holland lies west of Utrecht, Groningen north of Drenthe, and so on.
WEST_OF = [("PV28", "PV26"), ("PV26", "PV25"), ("PV27", "PV24"), ("PV21", "PV20"), ("PV29", "PV30")]
NORTH_OF = [("PV20", "PV22"), ("PV22", "PV23"), ("PV27", "PV26"), ("PV26", "PV30"), ("PV25", "PV31")]
EARTH = Geod(ellps="WGS84")


@pytest.fixture(autouse=True)
def no_updates(tmp_path, monkeypatch):
    monkeypatch.setenv("GRONDSTOFFEN_HOME", str(tmp_path))


@pytest.fixture(scope="module")
def municipalities():
    return {f["properties"]["region"]: shape(f["geometry"]) for f in boundaries.load("municipality")}


@pytest.fixture(scope="module")
def provinces():
    return {f["properties"]["region"]: shape(f["geometry"]) for f in boundaries.load("province")}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def km2(polygon):
    return abs(EARTH.geometry_area_perimeter(polygon)[0]) / 1e6


def test_counts_in_total_and_per_province():
    features = boundaries.load("municipality")
    assert len(features) == 342
    assert Counter(f["properties"]["province"] for f in features) == PER_PROVINCE
    assert len(boundaries.load("province")) == 12


def test_the_26_of_utrecht():
    features = boundaries.load("municipality", province="PV26")
    assert [f["properties"]["region"] for f in features] == UTRECHT


def test_codes_and_names_agree_with_the_code_list():
    listed = [row for row in rows(DATA / "codelists" / "regions.csv") if not row["valid_to"]]
    for kind in boundaries.KINDS:
        drawn = {f["properties"]["region"]: f["properties"] for f in boundaries.load(kind)}
        known = {row["region"]: row for row in listed if row["kind"] == kind}
        assert drawn.keys() == known.keys()
        assert {code: about["name"] for code, about in drawn.items()} == {
            code: row["name_nl"] for code, row in known.items()
        }
        if kind == "municipality":
            assert all(about["province"] == known[code]["parent"] for code, about in drawn.items())


def test_polygons_are_valid_and_fit_together(municipalities, provinces):
    for areas in (list(municipalities.values()), list(provinces.values())):
        assert all(area.is_valid and not area.is_empty for area in areas)
        # Valid as a coverage: neighbours share every point of their border, so no overlaps and no slivers.
        assert shapely.coverage_is_valid(areas)
        assert sum(area.area for area in areas) == pytest.approx(shapely.union_all(areas).area, abs=1e-9)


def test_provinces_are_the_union_of_their_municipalities(municipalities, provinces):
    parent = {f["properties"]["region"]: f["properties"]["province"] for f in boundaries.load("municipality")}
    for code, province in provinces.items():
        members = shapely.union_all([area for gm, area in municipalities.items() if parent[gm] == code])
        assert members.symmetric_difference(province).area < 1e-9


def test_areas_of_utrecht_are_close_to_the_registered_ones(municipalities, provinces):
    """Registered areas (km2, water included): CBS division 2022 and table 37105."""
    registered = {"GM0307": 63.8, "GM0344": 99.2, "GM0345": 19.7, "GM0736": 117.1, "GM1961": 153.3}
    for code, area in registered.items():
        assert km2(municipalities[code]) == pytest.approx(area, rel=0.03)
    assert km2(provinces["PV26"]) == pytest.approx(1560, rel=0.01)


@pytest.mark.parametrize(
    "name, lon, lat, code",
    [
        ("Domplein", 5.1222, 52.0907, "GM0344"),
        ("Amersfoort station", 5.3742, 52.1537, "GM0307"),
        ("Vianen", 5.0925, 51.9925, "GM1961"),
        ("Vlieland", 5.05, 53.29, "GM0096"),
        ("Schiermonnikoog", 6.18, 53.485, "GM0088"),
        ("Maastricht", 5.69, 50.85, "GM0935"),
        ("Vlissingen", 3.58, 51.46, "GM0718"),
    ],
)
def test_places_lie_in_their_municipality(municipalities, name, lon, lat, code):
    assert [gm for gm, area in municipalities.items() if area.contains(Point(lon, lat))] == [code]


@pytest.mark.parametrize(
    "water, lon, lat",
    [
        ("IJsselmeer", 5.3, 52.8), ("Markermeer", 5.25, 52.53), ("Waddenzee", 5.25, 53.2),
        ("Noordzee", 4.0, 52.4), ("Oosterschelde", 3.95, 51.58), ("Westerschelde", 3.7, 51.4),
        ("Grevelingen", 3.99, 51.73),
    ],
)  # fmt: skip
def test_water_is_open(provinces, water, lon, lat):
    assert not any(area.contains(Point(lon, lat)) for area in provinces.values())


def test_four_decimals_clockwise_and_half_a_megabyte():
    about = boundaries.credit()
    size = 0
    for kind in boundaries.KINDS:
        path = about.folder / about.files[kind]
        size += path.stat().st_size
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            area = shape(feature["geometry"])
            assert all(round(x, 4) == x and round(y, 4) == y for x, y in shapely.get_coordinates(area))
            assert not any(part.exterior.is_ccw for part in shapely.get_parts(area))
    assert size < 600_000


def test_labels_lie_in_their_area(municipalities, provinces):
    for kind, areas in (("municipality", municipalities), ("province", provinces)):
        points = boundaries.labels(kind)
        assert points.keys() == areas.keys()
        assert all(areas[code].contains(Point(*point)) for code, point in points.items())


def test_bounds_of_the_country():
    west, south, east, north = boundaries.bounds(boundaries.load("province"))
    assert (round(west, 1), round(south, 1), round(east, 1), round(north, 1)) == (3.4, 50.8, 7.2, 53.6)


def test_business_parks_lie_in_their_municipality(municipalities):
    """Laagraven lies on the border with Utrecht: within the 0.6 km (0.006 degrees) that edges may be off."""
    parks = rows(DATA / "bundled" / "business_parks.csv")
    assert Counter(park["policy_status"] for park in parks) == {"protected": 3, "under_study": 2}
    assert Counter(park["precision"] for park in parks) == {"exact": 3, "approximate": 2}
    for park in parks:
        place = Point(float(park["lon"]), float(park["lat"]))
        assert municipalities[park["municipality"]].distance(place) < 0.006, park["name"]
        assert park["precision"] == "exact" or park["note_nl"].startswith("Locatie bij benadering")
    assert {park["source_id"] for park in parks} <= {row["source_id"] for row in rows(DATA / "sources.csv")}


def test_tiles_keep_the_provinces_where_one_expects_them():
    tiles = {tile["region"]: (tile["column"], tile["row"]) for tile in boundaries.province_tiles()}
    assert tiles.keys() == PER_PROVINCE.keys()
    assert len(set(tiles.values())) == 12
    points = boundaries.labels("province")
    for west, east in WEST_OF:
        assert tiles[west][0] < tiles[east][0] and points[west][0] < points[east][0]
    for north, south in NORTH_OF:
        assert tiles[north][1] < tiles[south][1] and points[north][1] > points[south][1]


def test_the_credit_line_is_the_agreed_one():
    about = boundaries.credit()
    line = (
        "Kaart: gemeentegrenzen © CBS / Kadaster, via Wikimedia Commons (Ellywa, Husky, Gpvos, Commonpike) "
        "en nl-maps; gevectoriseerd en vereenvoudigd"
    )
    assert about.line("nl") == line
    assert about.line("en").startswith("Map: municipal boundaries © CBS / Kadaster")
    assert (about.vintage, about.official) == (2024, False)
    readme = (DATA / "boundaries" / "README.md").read_text(encoding="utf-8").replace("\n> ", " ")
    assert line in readme


def test_loading_needs_nothing_heavy():
    code = (
        "import sys; from flows import boundaries as b; b.load('municipality'); b.labels('province');"
        "print(sorted({'geopandas', 'shapely', 'pandas', 'pyproj', 'numpy'} & set(sys.modules)))"
    )
    answer = subprocess.check_output([sys.executable, "-c", code], cwd=PROJECT, text=True)
    assert answer.strip() == "[]"


def test_the_recipe_keeps_borders_shared():
    """Three made areas with stairs, a triple point and water between them: no gaps, no overlaps."""
    owners = np.zeros((60, 60), dtype=int)
    row, column = np.indices(owners.shape)
    owners[5:55, 5:55] = np.where(row + column < 60, 1, np.where(column > 2 * row - 40, 2, 3))[5:55, 5:55]
    owners[20:30, 10:15] = 0
    made = vectorise.simplify(vectorise.polygons_in_rd(owners, ["GM0001", "GM0002", "GM0003"]), 100)
    assert shapely.coverage_is_valid(made)
    assert all(area.is_valid for area in made)
    pixel = 152.62 * 152.60
    for number, area in enumerate(made, 1):
        assert area.area == pytest.approx((owners == number).sum() * pixel, rel=0.02)


def test_unknown_kind_is_a_plain_error():
    with pytest.raises(ValueError, match="municipality, province"):
        boundaries.load("corop")
