"""The ladder of waste treatments reads from best to worst by its letters, and nothing runs down it."""

import re

import pandas as pd
import pytest
import vl_convert
from chart_samples import RANKS, TRANSITIONS, chart, figure, placed, seen

from charts import ladder, theme


def drawn(name: str = "ladder") -> str:
    return vl_convert.vegalite_to_svg(figure(name).screen_spec() | {"width": 328})


def test_ranks_stand_from_best_to_worst_with_letter_and_words():
    svg = drawn()
    places = [placed(svg, f"{letter} {name}") for letter, name in RANKS.items()]
    assert [down for _, down in places] == sorted(down for _, down in places)


def test_a_ribbon_keeps_its_weight_and_what_has_nothing_better_stays():
    spec = chart("ladder", "nl").to_dict()
    rows = [row for layer in spec["layer"] for row in values(spec, layer) if "source" in row]
    assert sum(row["value"] for row in rows) == pytest.approx(TRANSITIONS["value"].sum())
    stays = {ladder.letters(row) for row in rows if row["series"] == "blijft op dezelfde trede"}
    assert stays == {("A", "A"), ("C", "C"), ("E", "E"), ("G", "G"), ("I", "I")}


def values(spec: dict, layer: dict) -> list[dict]:
    data = layer.get("data", {})
    return data.get("values") or spec.get("datasets", {}).get(data.get("name"), [])


def test_storage_is_striped_and_the_others_are_not():
    rules = re.findall(r"<line[^>]*>", re.search(r"mark-rule.*?</g>", drawn()).group())
    striped = [rule for rule in rules if 'stroke-dasharray="3,2"' in rule]
    # Storage now and storage later, of the nine and six ranks in view.
    assert (len(striped), len(rules)) == (2, 15)


def test_both_columns_say_what_they_are():
    text = seen(drawn())
    assert "Nu" in text
    assert "Beste optie" in text
    assert "kan hoger op de ladder" in text


def test_the_colours_are_those_of_the_ladder():
    svg = drawn()
    assert all(theme.LADDER[letter].colour in svg for letter in RANKS)


@pytest.mark.parametrize(("source", "target", "reason"), [("B", "C", "not an improvement"), ("X", "A", "unknown")])
def test_a_step_down_or_an_unknown_rank_is_refused(source, target, reason):
    frame = pd.DataFrame({"source": [source], "target": [target], "value": [1.0]})
    with pytest.raises(ValueError, match=reason):
        ladder.transitions(frame, unit="kg", ranks=RANKS)


def test_one_transition_can_stand_out():
    spec = ladder.transitions(TRANSITIONS, unit="kg", ranks=RANKS, picked=("C", "B")).to_dict()
    assert spec["params"][0]["value"] == [{"source": "now.C", "target": "best.B"}]
