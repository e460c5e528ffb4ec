"""Deliveries of the list of circular activities, and the list that comes with the project."""

import csv

import pytest
from factor_rows import Taken, refusal, replaced, take, workbook_of

from flows.home import DATA

NAME = "circular_activities"
ROWS = (
    ("SBI", "Omschrijving", "R-strategie", "Reden"),
    ("38.32", "Recycling", "R8-R9", "maakt grondstof van afval"),
    ("9511", "Reparatie van computers", "r4", "laat producten langer meegaan"),
)
KEPT = "select nace, r_strategy, reason_nl from activity order by line"
TWO = [("3832", "R8-R9", "maakt grondstof van afval"), ("9511", "R4", "laat producten langer meegaan")]


def test_a_list_is_taken_in_every_writing(tmp_path):
    taken = take(tmp_path, NAME, ROWS)
    assert (taken.rows(KEPT), taken.rules) == (TWO, set())
    assert Taken(NAME, workbook_of(tmp_path / "lijst.xlsx", ROWS, titles=2)).rows(KEPT) == TWO


@pytest.mark.parametrize(
    ("written", "nace"), [("1.13", "0113"), ("01.13", "0113"), ("38.2", "3820"), ("38,32", "3832")])
def test_a_code_may_have_lost_its_zeros(tmp_path, written, nace):
    assert take(tmp_path, NAME, replaced(ROWS, 1, SBI=written)).rows(KEPT)[0][0] == nace


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [("SBI", "recycling", "unknown_nace"), ("SBI", "", "unknown_nace"), ("SBI", "38", "unknown_nace"),
     ("SBI", "04.11", "unknown_nace"), ("R-strategie", "R11", "unknown_strategy"),
     ("R-strategie", "", "unknown_strategy")],
)
def test_what_is_wrong_is_refused_with_its_line(tmp_path, column, text, rule):
    (found,) = refusal(tmp_path, NAME, replaced(ROWS, 1, **{column: text}))
    assert (found.rule, found.line, found.column) == (rule, 2, column)


def test_an_activity_counts_once(tmp_path):
    assert take(tmp_path, NAME, [*ROWS, ROWS[1]]).finding("exact_duplicates").line == 4
    (found,) = refusal(tmp_path, NAME, [*ROWS, ("3832", "", "R4", "")])
    assert (found.rule, found.line, found.values) == ("conflicting_rows", 4, {"first_line": 2})


def test_no_reason_is_warned_about(tmp_path):
    assert take(tmp_path, NAME, replaced(ROWS, 1, Reden="")).finding("without_reason").line == 2


def test_the_list_of_the_project_has_a_reason_for_every_row():
    path = DATA / "bundled" / "circular_activities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["reason_nl"] and row["reason_en"] and row["basis"] == "voorstel" for row in rows)
    taken = Taken(NAME, path)
    assert (taken.rules, taken.reading.rows_kept) == (set(), len(rows))
    assert {strategy for _, strategy, _ in taken.rows(KEPT)} == {"R1", "R3", "R4", "R8-R9"}
