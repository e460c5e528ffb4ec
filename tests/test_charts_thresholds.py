"""Materials stand where their scores are, the limits are those given, and names hide nothing."""

import re
from itertools import combinations

import pandas as pd
import pytest
import vl_convert
from chart_samples import MATERIALS, figure, placed, seen, words

from charts import colour, lettering, theme, thresholds
from charts.figure import Figure
from flows.texts import Texts

LIMITS = (2.8, 1.0)


def drawn(frame: pd.DataFrame, width: int = 328, lang: str = "nl", **given) -> str:
    chart = thresholds.thresholds(frame, limits=LIMITS, lang=lang, **given)
    return vl_convert.vegalite_to_svg(Figure("x", chart, frame, words(lang=lang)).screen_spec() | {"width": width})


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_limits_and_lists_are_said_in_words(lang):
    text, texts = seen(drawn(MATERIALS, lang=lang, unit="ton")), Texts(lang)
    for value in LIMITS:
        assert texts("charts.eu_limit", value=texts.number(value, 1)) in text
    for kind in thresholds.KINDS:
        assert texts(f"charts.kind.{kind}") in text
    assert texts("charts.mass_unknown") in text
    assert texts("charts.economic_importance") in text
    assert texts("charts.supply_risk") in text


@pytest.mark.parametrize("mode", theme.MODES)
def test_lists_differ_by_shape_and_for_every_eye(mode):
    styles = thresholds.KINDS.values()
    assert len({style.shape for style in styles}) == len(thresholds.KINDS)
    for sight in colour.SIGHT:
        pairs = combinations((theme.paint(style.colour, mode) for style in styles), 2)
        assert min(colour.distance(one, other, sight) for one, other in pairs) > 0.085


@pytest.mark.parametrize("width", [328, 500, 1100])
def test_names_do_not_overlap_on_any_width(width):
    svg = drawn(MATERIALS, width, unit="ton")
    boxes = []
    for name in ("dysprosium en 2", "niobium", "magnesium", "boraten", "fosfor", "kobalt", "vanadium", "wolfraam"):
        x, y = placed(svg, name)
        long = lettering.width(name, thresholds.SIZE)
        # A name at the right of its point begins there; one at the left ends there.
        text = svg[: svg.index(f">{name}")].rsplit("<text", 1)[1]
        left = x if 'text-anchor="start"' in text else x - long if 'text-anchor="end"' in text else x - long / 2
        boxes.append((left, y - 10, left + long, y + 2))
    assert not any(thresholds.overlap(one, other) for one, other in combinations(boxes, 2))


def test_the_highest_and_the_heaviest_are_named_and_the_others_are_not():
    text = seen(drawn(MATERIALS, labels=3, unit="ton"))
    for name in ("magnesium", "niobium", "koper", "ijzererts"):
        assert name in text
    for name in ("goud", "zilver", "vanadium"):
        assert name not in text


def test_materials_with_the_same_scores_share_a_label():
    assert "dysprosium en 2 andere" in seen(drawn(MATERIALS, unit="ton"))


def test_without_mass_nothing_is_said_of_it():
    text = seen(drawn(MATERIALS.drop(columns="mass")))
    assert "hoeveelheid" not in text.lower()


def test_rows_without_scores_are_left_out_and_none_at_all_is_refused():
    frame = MATERIALS.assign(supply_risk=[None, *MATERIALS["supply_risk"][1:]])
    assert "kobalt" not in seen(drawn(frame))
    with pytest.raises(ValueError, match="no material"):
        drawn(frame.iloc[:1])


def test_an_unknown_list_is_refused():
    with pytest.raises(ValueError, match="zeldzaam"):
        drawn(MATERIALS.assign(kind="zeldzaam"))


def test_points_and_limits_stand_at_their_scores():
    svg = drawn(MATERIALS.iloc[[0]].assign(economic_importance=5.0, supply_risk=2.0, mass=None), 400)
    point = re.search(r'mark-symbol[^>]*><path[^>]*translate\(([\d.]+),([\d.]+)\)[^>]*stroke="#515b66"', svg)
    across, down = (float(number) for number in point.groups())
    (limit, _), (_, level) = re.findall(r'<line[^>]*translate\(([\d.]+),([\d.]+)\)[^>]*stroke-dasharray="6,3"', svg)
    # Both axes begin at 0; the plot is as high as asked.
    assert across / float(limit) == pytest.approx(5.0 / LIMITS[0])
    assert (thresholds.HEIGHT - down) / (thresholds.HEIGHT - float(level)) == pytest.approx(2.0 / LIMITS[1])


def test_a_click_selects_a_material():
    param = figure("thresholds").screen_spec()["params"][0]
    assert (param["name"], param["select"]["fields"]) == ("material", ["name"])
