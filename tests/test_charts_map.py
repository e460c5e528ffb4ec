"""Every region is drawn, in its class, and what is unknown is hatched."""

import json
import math
import re

import pandas as pd
import pytest
import vl_convert
from chart_samples import SQUARES, figure, seen, square, words

from charts import export, theme
from charts import map as maps
from charts.figure import Figure
from flows.texts import CATALOGUES

BOUNDARIES = CATALOGUES.parent / "boundaries"
BREAKS = [0, 10, 20, 40]


def features(name: str) -> list[dict]:
    return json.loads((BOUNDARIES / name).read_text(encoding="utf-8"))["features"]


def shapes(svg: str) -> list[list[str]]:
    """The outlines in each group of map shapes."""
    groups = re.findall(r'class="[^"]*mark-shape[^"]*"[^>]*>(.*?)</g>', svg)
    return [[d for d in re.findall(r' d="([^"]*)"', group) if len(d) > 20] for group in groups]


@pytest.mark.parametrize(("name", "count"), [("provinces_2024.geojson", 12), ("municipalities_2024.geojson", 342)])
def test_an_export_draws_every_region(name, count):
    regions = features(name)
    values = pd.DataFrame({"region": [f["properties"]["region"] for f in regions], "value": 15.0})
    chart = maps.choropleth(regions, values, breaks=BREAKS, unit="kg")
    svg = vl_convert.vegalite_to_svg(Figure("kaart", chart, values, words()).sheet())
    assert [len(group) for group in shapes(svg)] == [count, count]


def test_the_map_fills_its_plot_and_is_not_turned_inside_out():
    values = pd.DataFrame({"region": list(SQUARES), "value": [5.0, 15.0, 30.0]})
    chart = maps.choropleth([square(r) for r in SQUARES], values, breaks=BREAKS, unit="kg")
    svg = vl_convert.vegalite_to_svg(Figure("kaart", chart, values, words()).screen_spec() | {"width": 330})
    spans = []
    for d in shapes(svg)[0]:
        xs = [float(x) for x, _ in re.findall(r"(-?[\d.]+),(-?[\d.]+)", d)]
        spans.append(max(xs) - min(xs))
    # Three squares of 0.3 degrees on a map 0.8 degrees wide.
    assert all(100 < span < 150 for span in spans)


def test_unknown_regions_are_hatched_on_screen_and_in_files():
    drawn = figure("choropleth")
    for svg in (vl_convert.vegalite_to_svg(drawn.screen_spec() | {"width": 330}), export.svg(drawn).decode()):
        assert "geen gegevens" in seen(svg)
        strokes = [d for group in shapes(svg) for d in group if d.count("M") > 10]
        assert len(strokes) == 1


def test_a_status_that_is_missing_stays_valid_json():
    values = pd.DataFrame({"region": list(SQUARES), "value": [5.0, None, 30.0]})
    values["status"] = ["schatting", float("nan"), None]
    chart = maps.choropleth([square(r) for r in SQUARES], values, breaks=BREAKS, unit="kg")
    json.dumps(chart.to_dict(), allow_nan=False)


def test_a_map_without_gaps_has_no_hatching():
    values = pd.DataFrame({"region": list(SQUARES), "value": [5.0, 15.0, 30.0]})
    chart = maps.choropleth([square(r) for r in SQUARES], values, breaks=BREAKS, unit="kg")
    assert "geen gegevens" not in json.dumps(chart.to_dict())


def test_hatching_stays_inside_and_leaves_holes_open():
    ring = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]
    hole = [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6], [0.4, 0.4]]
    strokes = maps.hatch({"type": "Polygon", "coordinates": [ring, hole]}, 0.05)
    assert len(strokes) > 20
    for (x0, y0), (x1, y1) in strokes:
        assert all(-0.001 <= n <= 1.001 for n in (x0, y0, x1, y1))
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        assert not (0.41 < x < 0.59 and 0.41 < y < 0.59)


@pytest.mark.parametrize(
    ("value", "kind"), [(0, 0), (9.99, 0), (10, 1), (20, 2), (40, 2), (None, None), (float("nan"), None)]
)
def test_a_value_on_a_limit_belongs_to_the_upper_class_the_highest_to_the_last(value, kind):
    assert maps.class_of(value, BREAKS) == kind


def test_a_value_outside_the_classes_is_refused():
    with pytest.raises(ValueError, match="outside"):
        maps.class_of(41, BREAKS)
    with pytest.raises(ValueError, match="rise"):
        maps.class_names([0, 5, 5], "nl")


def test_classes_are_named_in_the_language():
    open_ended = [-math.inf, 0.5, 1000, math.inf]
    assert maps.class_names(open_ended, "nl", 1) == ["minder dan 0,5", "0,5 tot 1.000,0", "1.000,0 of meer"]
    assert maps.class_names(open_ended, "en", 1) == ["less than 0.5", "0.5 to 1,000.0", "1,000.0 or more"]


def test_a_value_for_a_region_that_is_not_on_the_map_is_refused():
    values = pd.DataFrame({"region": ["PV99"], "value": [1.0]})
    with pytest.raises(ValueError, match="PV99"):
        maps.choropleth([square("PV26")], values, breaks=BREAKS, unit="kg")


@pytest.mark.parametrize("name", ["choropleth", "tiles"])
def test_a_click_selects_the_code_of_the_region(name):
    params = figure(name).screen_spec()["params"]
    assert [(p["name"], p["select"]["fields"]) for p in params] == [("region", ["region"])]


def test_tiles_say_letters_value_and_what_is_missing():
    text = seen(export.svg(figure("tiles")))
    for wanted in ("UT", "1.235", "GR", "geen gegevens"):
        assert wanted in text
    shades = theme.ramp(3)
    assert shades[2] in export.svg(figure("tiles")).decode()


def test_every_province_has_a_tile_of_its_own():
    tiles = pd.read_csv(BOUNDARIES / "province_tiles.csv")
    assert len(tiles) == len(tiles[["column", "row"]].drop_duplicates()) == 12


def test_points_and_labels_are_named_on_the_map():
    values = pd.DataFrame({"region": ["PV26"], "value": [12.0]})
    parks = pd.DataFrame({"lon": [5.6], "lat": [52.1], "name": ["Lage Weide"], "category": ["beschermd"]})
    labels = pd.DataFrame({"lon": [5.7], "lat": [52.2], "text": ["Utrecht"]})
    chart = maps.choropleth([square("PV26")], values, breaks=BREAKS, unit="kg", points=parks, labels=labels)
    text = seen(export.svg(Figure("kaart", chart, values, words())))
    assert "Lage Weide" in text
    assert "Utrecht" in text
