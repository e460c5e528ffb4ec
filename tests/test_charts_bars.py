"""Bars keep their names readable, say what they are, and answer to a click where they hold more."""

import re

import pandas as pd
import pytest
import vl_convert
from chart_samples import CHAPTERS, figure, placed, seen, words

from charts import bars, theme
from charts.figure import Figure, drawn_size


def drawn(frame: pd.DataFrame, width: int = 328, **given) -> str:
    chart = bars.bars(frame, unit="kg", **given)
    return vl_convert.vegalite_to_svg(Figure("x", chart, frame, words()).screen_spec() | {"width": width})


def test_a_click_selects_the_code_of_a_bar():
    spec = figure("levels").screen_spec()
    assert [(p["name"], p["select"]["fields"], p["value"]) for p in spec["params"]] == [
        ("bar", ["code"], [{"code": "19"}])
    ]
    assert "params" not in figure("bars").screen_spec()


def test_the_selected_bar_has_a_frame_and_no_other():
    framed = re.compile(r'<path[^>]*stroke="#1b2229"[^>]*stroke-width="1.5"[^>]*>')
    assert len(framed.findall(drawn(CHAPTERS, picked="19"))) == 1
    assert not framed.findall(drawn(CHAPTERS))


def test_every_part_of_a_stack_is_named_also_what_ends_before_the_last_year():
    frame = pd.DataFrame({"year": [2020, 2020, 2021], "series": ["weg", "brug", "weg"], "value": [5.0, 2.0, 4.0]})
    chart = bars.stack(frame, unit="kg", styles=theme.in_turn(["weg", "brug", "kade"]))
    spec = Figure("x", chart, frame, words()).screen_spec() | {"width": 328}
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(spec))
    assert {"weg", "brug"} <= set(texts) and "kade" not in texts


def test_bars_that_hold_more_have_an_arrow_and_shares_are_said():
    text = seen(drawn(CHAPTERS))
    assert f"17 Bouw- en sloopafval {bars.ARROW}" in text
    assert f"02 Landbouw en voedsel {bars.ARROW}" not in text
    assert "1.235 (55%)" in text
    assert "4 (0,2%)" in text


def test_a_share_that_is_unknown_is_not_said():
    assert "%" not in seen(drawn(CHAPTERS.assign(share=None)))


def test_long_names_take_two_lines_and_run_off_nothing():
    name = "Afval van exploratie en mijnbouw en de fysische en chemische bewerking van mineralen, " * 2
    svg = drawn(pd.DataFrame({"name": [name, "Kort"], "value": [1.0, 2.0], "opens": [True, False]}))
    assert drawn_size(svg)[0] <= 330
    assert "Afval van exploratie en mijnbouw" in seen(svg)
    assert f"… {bars.ARROW}" in seen(svg)
    # The second line stands above its bar, whose number shows where that is.
    assert placed(svg, "Afval van")[1] + 20 < placed(svg, "1")[1]


def test_differences_are_written_with_their_sign():
    text = seen(drawn(pd.DataFrame({"name": ["a", "b", "c"], "value": [5.0, -3.0, 0.0]}), change=True))
    assert "+5" in text
    assert "\N{MINUS SIGN}3" in text
    assert "+0" not in text


def test_two_bars_of_one_name_are_refused():
    with pytest.raises(ValueError, match="one name"):
        bars.bars(pd.DataFrame({"name": ["a", "a"], "value": [1.0, 2.0]}), unit="kg")
