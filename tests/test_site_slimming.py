"""Light pages: drawings, charts and maps with fewer bytes show the same."""

import io
import json

import numpy as np
import pytest
import shapely
import vl_convert
from PIL import Image

from publish.site import drawing
from publish.site.addresses import Addresses
from publish.site.plan import MAKERS
from publish.site.press import Press
from publish.site.slimming import coarse, lean, one_look, slim, stepwise


@pytest.fixture(scope="module")
def figures(example_site) -> dict:
    """A chart with a band, a diagram of flows and two maps."""
    press = Press(example_site.edition, "nl", Addresses())
    every = [figure for key in ("start", "stromen", "kaart") for figure in MAKERS[key](press, key).figures]
    wanted = ("abiotisch-gebruik", "stromen-material", "kaart-provincies-dmi-per-capita", "provincies-naast-elkaar-dmi")
    found = {figure.id: figure for figure in every if figure.id in wanted}
    assert len(found) == len(wanted)
    return found


def pixels(svg: str) -> np.ndarray:
    with Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=1, ppi=72))) as picture:
        return np.asarray(picture.convert("L")).astype(int)


def test_a_slim_drawing_is_the_same_picture_in_fewer_bytes(figures):
    for name, figure in figures.items():
        whole = vl_convert.vegalite_to_svg(figure.configured({**figure.spec, "width": 700}, "light"))
        light = slim(whole)
        assert len(light) < 0.6 * len(whole), name
        differs = np.abs(pixels(whole) - pixels(light)) > 60
        assert differs.mean() < 0.002, name


def test_a_lean_chart_draws_the_very_same(figures):
    for name, figure in figures.items():
        spec = {**figure.screen_spec(), "width": 600}
        assert vl_convert.vegalite_to_svg(lean(spec)) == vl_convert.vegalite_to_svg(spec), name
        told = drawing.live(figure)
        assert len(told) < 0.95 * len(json.dumps(spec)) and b'"rows_expected"' not in told


def test_a_coarse_map_has_the_same_places_that_fit_together(figures):
    spec = figures["kaart-provincies-dmi-per-capita"].screen_spec()
    shapes = [[shapely.from_geojson(json.dumps(row["geometry"])) for row in one["data"]["values"]]
              for one in (spec, coarse(spec))]
    whole, less = shapes
    assert len(less) == len(whole) == 12
    assert shapely.get_num_coordinates(less).sum() < 0.6 * shapely.get_num_coordinates(whole).sum()
    for before, after in zip(whole, less, strict=True):
        assert before.symmetric_difference(after).area < 0.02 * before.area
    # Neighbours overlap nowhere, and a ring runs clockwise, or it would be the world without the province.
    assert sum(shape.area for shape in less) == pytest.approx(shapely.union_all(less).area, rel=1e-4)
    assert not any(shapely.is_ccw(shapely.get_exterior_ring(shapely.get_parts(shape))).any() for shape in less)
    assert coarse({"data": {"values": [{"year": 2020}]}}) == {"data": {"values": [{"year": 2020}]}}


def test_paths_and_looks_by_hand():
    # The second point lies on the line from the first to the third, and goes.
    assert stepwise("M0,0L10,0.1L20,0L20,5L30,5L40,20L41,30L0,40Z") == "M0 0l20 0 0 5 10 0 10 15 1 10-41 10z"
    assert stepwise("M0,0C1,1,2,2,3,3") == "M0,0C1,1,2,2,3,3"
    same = '<path d="M0,0h1" fill="#1"/><path d="M2,0h1" fill="#1"/>'
    assert one_look(same) == '<g fill="#1"><path d="M0,0h1"/><path d="M2,0h1"/></g>'
    for kept in (same.replace('"/><', '"/> <'), same.replace("fill", "opacity"), '<path d="M0,0h1" fill="#1"/>'):
        assert one_look(kept) == kept
