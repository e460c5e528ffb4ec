"""Deliveries of business parks: what is told is taken, what is not stays unknown."""

import pytest
from factor_rows import Taken, refusal, replaced, take, workbook_of

NAME = "business_parks"
ROWS = (
    ("Naam", "Gemeente", "Breedtegraad", "Lengtegraad", "Status", "Milieucategorie", "Kade", "Weg", "Spoor",
     "Oppervlakte (ha)"),
    ("Lage Weide", "Utrecht", "52,1057", "5,0633", "beschermd", "5,1", "ja", "ja", "nee", "220,5"),
    ("De Isselt", "GM0307", "52,1679", "5,3598", "in onderzoek", "", "", "onbekend", "", "n.v.t."),
)
KEPT = """select park, region, lat, lon, policy_status, environmental_category, quay, road, rail, area_ha::double
          from business_park order by line"""
TWO = [("lage_weide", "GM0344", 52.1057, 5.0633, "protected", "5.1", True, True, False, 220.5),
       ("de_isselt", "GM0307", 52.1679, 5.3598, "under_study", None, None, None, None, None)]


def test_what_is_told_is_taken_and_the_rest_is_unknown(tmp_path):
    taken = take(tmp_path, NAME, ROWS)
    assert taken.rows(KEPT) == TWO
    assert (taken.rules, taken.finding("unknown_facts").occurrences) == ({"unknown_facts"}, 5)
    assert Taken(NAME, workbook_of(tmp_path / "terreinen.xlsx", ROWS, titles=1)).rows(KEPT) == TWO


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [("Naam", "", "no_name"), ("Gemeente", "Nergenshuizen", "unknown_municipality"),
     ("Status", "misschien", "unknown_word"),
     ("Milieucategorie", "7", "unknown_word"), ("Kade", "half", "unknown_word"), ("Lengtegraad", "", "odd_place"),
     ("Breedtegraad", "12,5", "odd_place"), ("Oppervlakte (ha)", "2205000", "odd_area"),
     ("Oppervlakte (ha)", "-1", "odd_area"), ("Oppervlakte (ha)", "groot", "unreadable_number")],
)
def test_what_is_wrong_is_refused_with_its_line(tmp_path, column, text, rule):
    (found,) = refusal(tmp_path, NAME, replaced(ROWS, 1, **{column: text}))
    assert (found.rule, found.line) == (rule, 2)


def test_swapped_degrees_are_said(tmp_path):
    (found,) = refusal(tmp_path, NAME, replaced(ROWS, 1, Breedtegraad="5,0633", Lengtegraad="52,1057"))
    assert (found.rule, found.text) == ("odd_place", "swapped")


def test_a_park_counts_once(tmp_path):
    assert take(tmp_path, NAME, [*ROWS, ROWS[1]]).finding("exact_duplicates").line == 4
    (found,) = refusal(tmp_path, NAME, [*ROWS, (*ROWS[1][:-1], "9")])
    assert (found.rule, found.line, found.values) == ("conflicting_rows", 4, {"first_line": 2})


def test_a_total_below_the_parks_is_none(tmp_path):
    taken = take(tmp_path, NAME, [*ROWS, ("Totaal", *[""] * (len(ROWS[0]) - 2), "220,5")])
    assert taken.rows(KEPT) == TWO and taken.finding("total_rows").line == 4


def test_a_park_without_a_place_is_in_the_list_only(tmp_path):
    taken = take(tmp_path, NAME, replaced(ROWS, 1, Breedtegraad="", Lengtegraad=""))
    assert taken.finding("not_on_the_map").found == "Lage Weide"
