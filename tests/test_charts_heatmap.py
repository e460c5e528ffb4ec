"""Unknown, nothing and little are told apart, with colour and without."""

import json
import re

import pandas as pd
import pytest
import vl_convert
from chart_samples import CONTENT, CRITICAL, GOODS, chart, figure, placed, seen, words

from charts import colour, heatmap, theme
from charts.figure import Figure

FRAME = pd.DataFrame(
    [("auto", "kobalt", 0.0), ("auto", "koper", 4.0), ("kabel", "koper", 1000.0), ("kabel", "kobalt", None),
     ("cement", "koper", 8.0)],
    columns=["row", "column", "value"],
)  # fmt: skip


def drawn(frame: pd.DataFrame, width: int = 400, **given) -> str:
    chart = heatmap.heatmap(frame, unit="ton", **given)
    return vl_convert.vegalite_to_svg(Figure("x", chart, frame, words()).screen_spec() | {"width": width})


def cells(frame: pd.DataFrame, **given) -> dict[tuple[str, str], dict]:
    """The data behind the cells."""
    spec = heatmap.heatmap(frame, unit="ton", **given).to_dict()
    rows = next(v for v in spec["datasets"].values() if v and "kind" in v[0]) if "datasets" in spec else None
    rows = rows or next(layer["data"]["values"] for layer in spec["layer"] if "kind" in layer["data"]["values"][0])
    return {(row["row"], row["column"]): row for row in rows}


def test_every_combination_has_a_cell_and_what_is_not_known_is_not_zero():
    found = cells(FRAME)
    assert len(found) == 6
    assert found["auto", "kobalt"]["kind"] == "0"
    # Delivered without a value, and not delivered at all.
    for unknown in (found["kabel", "kobalt"], found["cement", "kobalt"]):
        assert unknown["kind"] is None
        assert unknown["value"] is None
        assert unknown["said"] == "onbekend"


def test_unknown_cells_are_hatched_and_named_in_the_legend():
    svg = drawn(FRAME)
    assert "onbekend" in seen(svg)
    signs = re.search(r"mark-symbol role-mark.*?</g>", svg).group()
    assert signs.count("<path") == 2
    assert "onbekend" not in seen(drawn(FRAME.dropna().query("column == 'koper'")))


def test_the_first_class_holds_no_zero():
    text = seen(drawn(FRAME, breaks=[0, 10, 100, 1000]))
    for name in ("0", "tot 10", "10 tot 100", "100 tot 1.000"):
        assert name in text
    assert " 0 tot" not in seen(drawn(FRAME[FRAME["value"] > 0], breaks=[0, 10, 100, 1000]))


def test_numbers_stand_in_cells_that_are_wide_enough_only():
    few = CONTENT[CONTENT["column"].isin(CRITICAL[:2])]
    assert "729" in seen(drawn(few[few["column"] == "koper"], 328))
    many = pd.concat([CONTENT.assign(column=CONTENT["column"] + f" {i}") for i in range(3)])
    assert "729" not in seen(drawn(many, 328))
    assert "729" in seen(drawn(many, 1600))


def test_numbers_have_contrast_with_their_cell():
    shades = theme.ramp(4)
    names = ["tot 10", "10 tot 100", "100 tot 500", "500 tot 1.000"]
    for cell in cells(CONTENT, breaks=[0, 10, 100, 500, 1000]).values():
        if cell["kind"] in names:
            assert colour.contrast(cell["ink"], shades[names.index(cell["kind"])]) >= 4.5


def test_text_replaces_the_number_in_the_cell():
    frame = pd.DataFrame({"row": ["a"], "column": ["b"], "value": [3.0], "text": ["3 (groep)"]})
    assert "3 (groep)" in seen(drawn(frame))


def test_rows_and_columns_keep_their_order_and_stand_beside_their_cells():
    svg = vl_convert.vegalite_to_svg(figure("heatmap").screen_spec() | {"width": 328})
    down = [placed(svg, name.split()[0])[1] for name in GOODS]
    assert down == sorted(down)
    across = [placed(svg, name.split()[0])[0] for name in CRITICAL]
    assert across == sorted(across)


@pytest.mark.parametrize(("highest", "expected"), [(1000.0, [0, 200, 400, 600, 800, 1000]), (4.0, [0, 1, 2, 3, 4])])
def test_without_breaks_classes_are_even(highest, expected):
    assert heatmap.even(pd.Series([0.0, highest, None])) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("row", "reason"),
    [(("auto", "koper", 5.0), "one value"), (("bus", "koper", -1.0), "below zero")],
)
def test_what_has_no_place_in_a_heatmap_is_refused(row, reason):
    frame = pd.concat([FRAME, pd.DataFrame([row], columns=FRAME.columns)])
    with pytest.raises(ValueError, match=reason):
        heatmap.heatmap(frame, unit="ton")


def test_a_value_outside_the_breaks_is_refused():
    with pytest.raises(ValueError, match="outside"):
        heatmap.heatmap(FRAME, unit="ton", breaks=[0, 10, 100])


def test_a_click_selects_a_cell_by_its_names():
    param = figure("heatmap").screen_spec()["params"][0]
    assert (param["name"], param["select"]["fields"]) == ("cell", ["row", "column"])


def test_a_status_that_is_missing_stays_valid_json():
    assert json.dumps(chart("heatmap_few", "nl").to_dict(), allow_nan=False)
