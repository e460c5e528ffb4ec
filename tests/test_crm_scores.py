"""Deliveries of scores for supply risk and economic importance: what is taken, and what is refused."""

import pytest
from factor_rows import SCORES, Taken, csv_of, refusal, renamed, replaced, take, workbook_of

from flows.deliveries import BUNDLED

NAME = "crm_scores"
KEPT = "select material, economic_importance::double, supply_risk::double, score_level from score order by line"
THREE = [("cobalt", 6.8, 2.8, "material"), ("copper", 4.0, 0.1, "material"), ("neodymium", 5.9, 3.7, "group")]


def test_three_rows_are_taken_with_the_level_of_the_eu(tmp_path):
    taken = take(tmp_path, NAME)
    assert taken.rows(KEPT) == THREE
    assert taken.rules == {"materials_without_score"}
    assert "Lithium" in taken.finding("materials_without_score").values["names"]


def test_a_level_that_is_delivered_counts(tmp_path):
    rows = [(*fields, "score_level" if not at else "material") for at, fields in enumerate(SCORES)]
    assert take(tmp_path, NAME, rows).rows(KEPT)[2] == ("neodymium", 5.9, 3.7, "material")
    (found,) = refusal(tmp_path, NAME, replaced(rows, 3, score_level="familie"))
    assert (found.rule, found.line, found.found) == ("unknown_level", 4, "familie")


def test_a_workbook_and_other_headers_hold_the_same(tmp_path):
    assert Taken(NAME, workbook_of(tmp_path / "scores.xlsx", SCORES)).rows(KEPT) == THREE
    header = ("Materiaal", "Economic Importance (EI)", "Supply Risk (SR)")
    assert take(tmp_path, NAME, renamed(SCORES, *header)).rows(KEPT) == THREE
    points = csv_of(SCORES).replace(b",", b".").replace(b";", b",")
    assert take(tmp_path, NAME, points).rows(KEPT) == THREE


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [("supply_risk", "-0,1", "score_out_of_range"), ("economic_importance", "68", "score_out_of_range"),
     ("supply_risk", "=A2", "unreadable_number"), ("material", "Kryptoniet", "unknown_material")],
)
def test_what_is_no_score_is_refused(tmp_path, column, text, rule):
    (found,) = refusal(tmp_path, NAME, replaced(SCORES, 1, **{column: text}))
    assert (found.rule, found.line, found.column, found.found) == (rule, 2, column, text)


def test_repeats_count_once_and_other_scores_are_refused(tmp_path):
    taken = take(tmp_path, NAME, [*SCORES, ("cobalt", "6,80", "2,8")])
    assert (taken.rows(KEPT), taken.reading.set_aside) == (THREE, {"exact_duplicate": 1})
    (found,) = refusal(tmp_path, NAME, [*SCORES, ("cobalt", "6,8", "2,9")])
    assert (found.rule, found.line, found.values) == ("conflicting_rows", 5, {"first_line": 2})


def test_a_missing_column_is_refused_and_an_empty_score_is_unknown(tmp_path):
    (found,) = refusal(tmp_path, NAME, [fields[:2] for fields in SCORES])
    assert found.rule == "column_missing"
    assert take(tmp_path, NAME, replaced(SCORES, 1, supply_risk="")).rows(KEPT)[0] == ("cobalt", 6.8, None, "material")


def test_the_scores_of_the_eu_are_complete():
    taken = Taken(NAME, BUNDLED / "crm_scores.csv")
    assert (taken.rules, taken.reading.rows_kept) == (set(), 87)
    assert taken.rows("select count(*) from score where score_level = 'group'") == [(20,)]
