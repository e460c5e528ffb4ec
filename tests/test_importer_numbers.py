"""Numbers of a delivery: one decimal sign per file, thousands marks, missing and secret apart, and never a guess."""

from decimal import Decimal
from itertools import cycle

import pytest
from delivered import PROVINCE, TEN, changed, every, refusal, said, take
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.texts import Texts

NUMBERS = PROVINCE[9:]
WITH_POINTS = [{name: text.replace(",", ".") if name in NUMBERS else text for name, text in fields.items()}
               for fields in TEN]
PLACE = 4  # the row that is changed: line 6, import from abroad of group 19


def mass(taken, line: int = PLACE + 2) -> tuple:
    """Weight and status of one line."""
    return taken.rows(f"select mass, mass_status from typed where line = {line}")[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1234,5", "1234.5"), ("1 234,5", "1234.5"), ("1\u00a0234,5", "1234.5"), ("1\u202f234,5", "1234.5"),
     ("1\u2009234,5", "1234.5"), ("1.234,5", "1234.5"), ("1.234", "1234"), ("12 345", "12345"),
     ("1.234,567891", "1234.567891"), ("0,000001", "0.000001"), ("+5", "5"), (" 5,0 ", "5"), ("1,50000000", "1.5"),
     ("007", "7"), ("0", "0"), ("-0", "0")],
)
def test_numbers_in_a_comma_file(tmp_path, written, meant):
    taken = take(tmp_path, changed(PLACE, Brutogew=written), encoding="utf-8")
    assert taken.reading.decimal_sign == ","
    assert mass(taken) == (Decimal(meant), "E")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1234.5", "1234.5"), ("1 234.5", "1234.5"), ("1\u00a0234.5", "1234.5"), ("0.817", "0.817"), ("1.234", "1.234")],
)
def test_numbers_in_a_point_file(tmp_path, written, meant):
    taken = take(tmp_path, changed(PLACE, WITH_POINTS, Brutogew=written), encoding="utf-8")
    assert taken.reading.decimal_sign == "."
    assert mass(taken) == (Decimal(meant), "E")


def test_both_decimal_signs_give_the_same_figures(tmp_path):
    figures = "select * exclude (line) from flow order by all"
    assert take(tmp_path, WITH_POINTS).rows(figures) == take(tmp_path).rows(figures)


def test_the_sign_is_that_of_the_whole_file_not_of_one_value(tmp_path):
    # 1.234 is a thousand in a file with decimal commas, and a little over one in a file with decimal points.
    assert mass(take(tmp_path, changed(PLACE, Brutogew="1.234")))[0] == 1234
    assert mass(take(tmp_path, changed(PLACE, WITH_POINTS, Brutogew="1.234")))[0] == Decimal("1.234")


@pytest.mark.parametrize("written", ["12.34", "0.817", "1.5", "1,234.5", "1,5,5", "1.2345", "1.234.56,7", "00.817"])
def test_another_decimal_sign_in_a_comma_file_is_refused(tmp_path, written):
    (found,) = refusal(tmp_path, changed(PLACE, Brutogew=written))
    assert (found.rule, found.line, found.column, found.found) == ("mixed_decimal_signs", 6, "Brutogew", written)


def test_a_comma_in_a_file_with_points_is_refused(tmp_path):
    found = refusal(tmp_path, changed(PLACE, WITH_POINTS, Waarde="4,5"))
    # The one comma makes it a comma file; every number with a point is then out of place.
    assert {finding.rule for finding in found} == {"mixed_decimal_signs"}
    assert {finding.column for finding in found} <= set(NUMBERS)
    assert all(finding.line and finding.found for finding in found)


def test_only_numbers_such_as_1_234_are_ambiguous(tmp_path):
    rows = every(Brutogew="1.234", Sf_brutogew="1.200", Waarde="12.300", Sf_waarde="111.111")
    (found,) = refusal(tmp_path, rows)
    assert (found.rule, found.line, found.column, found.found, found.occurrences) == (
        "ambiguous_decimal_sign", 2, "Brutogew", "1.234", 40)
    # No thousands begin with a nought: that settles it.
    taken = take(tmp_path, changed(0, rows, Brutogew="0.234"))
    assert taken.reading.decimal_sign == "."


def test_a_lone_point_is_no_decimal_sign(tmp_path):
    rows = every(Brutogew="10", Sf_brutogew=".", Waarde="1", Sf_waarde=".")
    taken = take(tmp_path, rows)
    assert taken.rows("select sum(mass), count(mass_se) from flow") == [(80, 0)]


@pytest.mark.parametrize(
    ("written", "status"),
    [("", "O"), (" ", "O"), ("\u00a0", "O"), ("NaN", "O"), ("nan", "O"), ("n.b.", "O"), ("N.B.", "O"), ("NA", "O"),
     (".", "Q"), ("x", "Q"), ("X", "Q"), (" x ", "Q")],
)
def test_missing_and_secret_stay_apart_and_are_never_nought(tmp_path, written, status):
    taken = take(tmp_path, changed(PLACE, Brutogew=written, Waarde=written), encoding="utf-8")
    assert mass(taken) == (None, status)
    assert taken.rows("select value, value_status from typed where line = 6") == [(None, status)]
    found = taken.finding("blank_cells")
    assert (found.severity, found.line, found.occurrences) == ("note", 6, 1)
    assert f"waarvan geheim: {1 if status == 'Q' else 0}" in said(found)["nl"]


@pytest.mark.parametrize("column", NUMBERS)
def test_a_dash_is_nil_and_said(tmp_path, column):
    taken = take(tmp_path, changed(PLACE, **{column: "-"}))
    found = taken.finding("dash_is_nil")
    assert (found.severity, found.line, found.occurrences) == ("note", 6, 1)
    assert taken.rows("select count(mass), count(mass_se), count(value), count(value_se) from flow") == [(8, 8, 8, 8)]
    if column == "Brutogew":
        assert mass(taken) == (0, "E")


BAD = [
    ("inf", "infinite_number"), ("-Infinity", "infinite_number"), ("oneindig", "infinite_number"),
     ("1,1234567", "too_many_decimals"), ("1.234,1234567", "too_many_decimals"),
     ("9999999999999", "number_too_large"), ("abc", "unreadable_number"), ("1e-05", "unreadable_number"),
     ("=1+1", "unreadable_number"), ("#N/B", "unreadable_number"), ("12 34", "unreadable_number"),
     ("--5", "unreadable_number"), ("5 mln", "unreadable_number"),
]


@pytest.mark.parametrize(("column", "bad"), list(zip(cycle(NUMBERS), BAD, strict=False)))
def test_what_is_no_number_is_refused_with_line_column_and_text(tmp_path, column, bad):
    written, rule = bad
    (found,) = refusal(tmp_path, changed(PLACE, **{column: written}))
    assert (found.line, found.column, found.found) == (6, column, written)
    assert found.rule == rule
    for sentence in said(found).values():
        assert written in sentence
        assert column in sentence


def test_each_kind_of_bad_number_is_said_once_with_its_count(tmp_path):
    rows = every(Brutogew="veel", Waarde="inf")
    first, second = refusal(tmp_path, rows)
    assert (first.rule, first.column, first.line, first.occurrences) == ("unreadable_number", "Brutogew", 2, 10)
    assert (second.rule, second.column, second.line, second.occurrences) == ("infinite_number", "Waarde", 2, 10)


def test_a_number_with_an_own_column_name_is_shown_under_it(tmp_path):
    columns = [name.upper() for name in PROVINCE]
    rows = [{name.upper(): text for name, text in fields.items()} for fields in changed(PLACE, Waarde="?")]
    (found,) = refusal(tmp_path, rows, columns=columns)
    assert found.column == "WAARDE"


STOCKS = {"Gebruiksgroep_naam": "Verandering voorraden", "Gebruiksgroep_nr": "6"}


def written_in_dutch(kg: int, mark: str) -> str:
    """A number of kg as mln kg, with a decimal comma and a thousands mark."""
    whole, decimals = divmod(abs(kg), 10**6)
    text = f"{whole:,}".replace(",", mark) + f",{decimals:06}"
    return f"-{text}" if kg < 0 else text


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(-10**13, 10**13), min_size=10, max_size=10),
       st.lists(st.sampled_from(["", " ", ".", "\u00a0", "\u202f"]), min_size=10, max_size=10))
def test_any_weight_is_read_to_the_kilogram(tmp_path_factory, weights, marks):
    rows = [{**fields, "Brutogew": written_in_dutch(kg, mark), "Waarde": "1000000"}
            for fields, kg, mark in zip(TEN, weights, marks, strict=True)]
    rows = [{**fields, **STOCKS, "Jaar": str(2010 + place)} for place, fields in enumerate(rows)]
    folder = tmp_path_factory.mktemp("numbers")
    if max(map(abs, weights)) > 67_000 * 10 * 10**6:
        rules = {found.rule for found in refusal(folder, rows, encoding="utf-8")}
        assert rules <= {"weight_in_kg", "value_per_kg_collapses"}
        return
    taken = take(folder, rows, encoding="utf-8")
    assert [int(mass * 10**6) for (mass,) in taken.rows("select mass from typed order by line")] == weights


def test_counts_and_quantities_in_messages_follow_the_language(tmp_path):
    rows = [{**fields, "Jaar": str(year)} for year in range(1990, 2027) for fields in TEN] * 40
    found = take(tmp_path, rows).finding("exact_duplicates")
    assert "14.430" in found.message(Texts("nl"))
    assert "14,430" in found.message(Texts("en"))
