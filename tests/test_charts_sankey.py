"""What enters a node leaves it at the same scale, and nothing overlaps."""

import re
from itertools import pairwise

import pandas as pd
import pytest
import vl_convert
from chart_samples import LINKS, NODES, figure, words
from hypothesis import given, settings
from hypothesis import strategies as some

from charts import axes, sankey
from charts.figure import SIZES, Figure

amounts = some.lists(some.floats(0.01, 1e6), min_size=12, max_size=12)


def placed(values: list[float], height: float = 500) -> tuple:
    pairs = [(a, b) for a in "abc" for b in "de"] + [(a, b) for a in "de" for b in "fgh"]
    nodes = pd.DataFrame({"node": list("abcdefgh"), "column": [0, 0, 0, 1, 1, 2, 2, 2]})
    links = pd.DataFrame(
        [(a, b, v) for (a, b), v in zip(pairs, values, strict=True)], columns=["source", "target", "value"]
    )
    return sankey.layout(nodes, links, height, {})


@settings(max_examples=60, deadline=None)
@given(amounts)
def test_ribbons_are_as_thick_as_their_value_and_fill_their_side_of_the_node(values):
    nodes, links, scale = placed(values)
    assert links["thick"].tolist() == pytest.approx([v * scale for v in values])
    for node in nodes.itertuples():
        for end in ("source", "target"):
            here = links[links[end] == node.node].sort_values(f"y_{end}")
            if here.empty:
                continue
            # Edge to edge from the upper edge of the node, without a gap or an overlap.
            assert here[f"y_{end}"].iloc[0] == pytest.approx(node.y0, abs=1e-6)
            for upper, lower in pairwise(here.itertuples()):
                assert getattr(lower, f"y_{end}") == pytest.approx(getattr(upper, f"y_{end}") + upper.thick, abs=1e-6)
            assert here["thick"].sum() <= node.y1 - node.y0 + 1e-6
    through = nodes.set_index("node")["through"]
    assert (through * scale).tolist() == pytest.approx((nodes["y1"] - nodes["y0"]).tolist())


@settings(max_examples=60, deadline=None)
@given(amounts)
def test_nodes_stay_in_the_plot_and_apart(values):
    nodes, _, _ = placed(values)
    assert nodes["y0"].min() > -0.01
    assert nodes["y1"].max() < 500.01
    for _, column in nodes.groupby("column"):
        ordered = column.sort_values("y0")
        assert all(low <= high + 1e-6 for low, high in zip(ordered["y1"], ordered["y0"][1:], strict=False))


@given(some.lists(some.tuples(some.floats(-500, 500), some.floats(0.1, 60)), min_size=1, max_size=12))
def test_spread_keeps_items_apart(items):
    places, sizes = [p for p, _ in items], [s for _, s in items]
    centres = axes.spread(places, sizes, -1000, 1000)
    spans = sorted((c - s / 2, c + s / 2) for c, s in zip(centres, sizes, strict=True))
    assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(spans))


def test_barycentre_removes_a_crossing():
    # a only feeds d and b only feeds c: the right column turns round, so that the ribbons do not cross.
    nodes = pd.DataFrame({"node": list("abcd"), "column": [0, 0, 1, 1]})
    links = pd.DataFrame({"source": ["a", "b"], "target": ["d", "c"], "value": [10.0, 9.0]})
    placed, _, _ = sankey.layout(nodes, links, 300, {})
    top = placed.set_index("node")["y0"]
    assert (top["a"] < top["b"]) == (top["d"] < top["c"])


def test_the_order_of_rows_does_not_matter():
    one = sankey.layout(NODES, LINKS, 400, {})[0].set_index("node")["y0"]
    other = sankey.layout(NODES, LINKS.iloc[::-1], 400, {})[0].set_index("node")["y0"]
    pd.testing.assert_series_equal(one, other)


def test_every_ribbon_is_drawn_and_can_be_picked():
    spec = figure("sankey").screen_spec()
    assert spec["params"][0]["name"] == "ribbon"
    assert spec["params"][0]["select"]["fields"] == ["source", "target"]
    svg = vl_convert.vegalite_to_svg(spec | {"width": 600})
    areas = re.findall(r'class="[^"]*mark-area[^"]*"[^>]*>(.*?)</g>', svg)
    assert sum(part.count("<path") for part in areas) == len(LINKS)


def test_drawn_ribbons_keep_their_width_from_end_to_end():
    svg = vl_convert.vegalite_to_svg(figure("sankey").screen_spec() | {"width": 600})
    paths = re.findall(r'mark-area[^>]*><path[^>]* d="([^"]*)"', svg)
    assert paths
    for d in paths:
        points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", d)]
        half = len(points) // 2
        upper, lower = points[:half], points[half:][::-1]
        thick = [abs(a[1] - b[1]) for a, b in zip(upper, lower, strict=True)]
        assert max(thick) - min(thick) < 0.05


@pytest.mark.parametrize(
    ("links", "reason"),
    [
        ([("a", "z", 1.0)], "unknown"),
        ([("c", "a", 1.0)], "right"),
        ([("a", "c", 0.0)], "right"),
    ],
)
def test_links_that_cannot_be_drawn_are_refused(links, reason):
    frame = pd.DataFrame(links, columns=["source", "target", "value"])
    with pytest.raises(ValueError, match=reason):
        sankey.sankey(NODES, frame, unit="mln kg")


def test_negative_links_are_left_out_and_nodes_without_links_too():
    frame = pd.DataFrame([("a", "c", 5.0), ("b", "d", -3.0)], columns=["source", "target", "value"])
    drawn = Figure("x", sankey.sankey(NODES, frame, unit="mln kg"), frame, words())
    svg = vl_convert.vegalite_to_svg(drawn.screen_spec() | {"width": 400})
    assert "Kunststoffen" not in svg
    assert "Bouw" in svg


def test_ribbons_can_stand_out_from_the_start():
    one = LINKS.iloc[[2]]
    drawn = Figure("x", sankey.sankey(NODES, LINKS, unit="mln kg", picked=one), LINKS, words())
    assert drawn.screen_spec()["params"][0]["value"] == [{"source": "b", "target": "d"}]
    svg = vl_convert.vegalite_to_svg(drawn.screen_spec() | {"width": 400})
    areas = re.findall(r"mark-area[^>]*>(.*?)</g>", svg)
    assert sorted(re.findall(r'opacity="([\d.]+)"', "".join(areas))).count("0.5") == 1


def test_nodes_keep_the_order_they_are_given():
    ordered = NODES.assign(order=[2, 1, 1, 2, 2, 1])
    top = sankey.layout(ordered, LINKS, 400, {})[0].set_index("node")["y0"]
    assert top["b"] < top["a"]
    assert top["c"] < top["d"]
    assert top["f"] < top["e"]


KINDS = [f"Goederen soort {letter}" for letter in "ABCDEFGHIJKLM"]
ENDS = ["Naar andere provincies", "Naar het buitenland", "Productie van goederen", "Diensten", "Overheid"]
CROWD = pd.DataFrame(
    [("in", 0, "Eigen productie"), *((kind, 1, kind) for kind in KINDS), *((end, 2, end) for end in ENDS)],
    columns=["node", "column", "name"],
)
STREAMS = pd.DataFrame(
    [("in", kind, 40.0 + 90 * i % 500) for i, kind in enumerate(KINDS)]
    + [(kind, ENDS[i % 5], 40.0 + 90 * i % 500) for i, kind in enumerate(KINDS)],
    columns=["source", "target", "value"],
)


@pytest.mark.parametrize("size", SIZES)
def test_on_every_page_names_keep_apart_and_letters_keep_their_size(size):
    crowded = Figure("x", sankey.sankey(CROWD, STREAMS, unit="mln kg"), STREAMS, words())
    svg = vl_convert.vegalite_to_svg(crowded.sheet(size))
    columns = {}
    for x, y, text in re.findall(
        rf'translate\(([\d.]+),([\d.-]+)\)"[^>]*font-size="{sankey.SIZE}px" fill="#1b2229">(.*?)</text>', svg
    ):
        columns.setdefault(round(float(x)), []).append((float(y), max(text.count("<tspan"), 1)))
    assert [len(names) for _, names in sorted(columns.items())] == [1, len(KINDS), len(ENDS)]
    for names in columns.values():
        for (upper, lines), (lower, _) in pairwise(sorted(names)):
            assert upper + lines * sankey.LEAD <= lower + 1
    # Nothing falls off and nothing shrinks: the page is as wide as the size says, in pixels of the chart.
    assert float(re.search(r'width="([\d.]+)"', svg).group(1)) == pytest.approx(SIZES[size].pixels[0], abs=2)
