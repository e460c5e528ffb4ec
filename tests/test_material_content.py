"""Deliveries of the raw materials in goods: what is taken, what with a warning, what is refused."""

from collections import Counter

import pytest
from factor_rows import CONTENTS, Taken, csv_of, refusal, renamed, replaced, take, workbook_of

from flows.errors import Refused
from flows.material_content.example import write_example

NAME = "material_content"
KEPT = "select goods_group, material, g_per_kg::double from content order by line"
EIGHT = [(45, "iron_ore", 900), (45, "manganese", 10), (45, "chromium", 20), (45, "copper", 1), (52, "copper", 100),
         (52, "cobalt", 4), (52, "neodymium", 1), (52, "gold", 0.1)]


def test_dutch_names_are_taken_and_the_rest_stays_unknown(tmp_path):
    taken = take(tmp_path, NAME)
    assert taken.rows(KEPT) == EIGHT
    assert taken.rules == {"groups_without_content"}
    assert taken.finding("groups_without_content").occurrences == 60


@pytest.mark.parametrize(
    ("written", "material"),
    [("manganese", "manganese"), ("MANGAAN ", "manganese"), ("Natuurlijk grafiet", "natural_graphite"),
     ("Natural graphite", "natural_graphite"), ("Grafiet", "natural_graphite"), ("titanium_metal", "titanium_metal"),
     ("Titanium", "titanium"), ("Fosfor", "phosphate_rock"), ("Fosfor (elementair)", "phosphorus"),
     ("Phosphorus", "phosphorus"), ("Industriële aggregaten", None)],
)
def test_a_material_goes_by_any_of_its_names(tmp_path, written, material):
    rows = replaced(CONTENTS, 2, material=written)
    if material is None:
        (found,) = refusal(tmp_path, NAME, rows)
        assert (found.rule, found.line, found.found) == ("unknown_material", 3, written)
    else:
        assert (45, material, 10) in take(tmp_path, NAME, rows).rows(KEPT)


def test_no_name_means_two_materials(tmp_path):
    taken = take(tmp_path, NAME)
    names = taken.rows("select unnest([material, name_nl, name_en, tno_name]), material from code_list.raw_materials")
    spelled = {(taken.rows(f"select spelling('{name}')")[0][0], material) for name, material in names if name}
    assert [name for name, times in Counter(name for name, _ in spelled).items() if times > 1] == []


def test_a_name_that_is_nearly_right_is_suggested(tmp_path):
    (found,) = refusal(tmp_path, NAME, replaced(CONTENTS, 6, material="Cobald"))
    assert found.values["likely"] == "Kobalt / Cobalt"


@pytest.mark.parametrize("text", ["", "=cmd|' /C calc'!A0"])
def test_no_name_and_a_formula_are_refused(tmp_path, text):
    (found,) = refusal(tmp_path, NAME, replaced(CONTENTS, 6, material=text))
    assert (found.rule, found.line, found.text) == ("unknown_material", 7, "unlike_any_material")


def test_a_workbook_and_other_headers_hold_the_same(tmp_path):
    assert Taken(NAME, workbook_of(tmp_path / "gehalten.xlsx", CONTENTS, titles=1)).rows(KEPT) == EIGHT
    header = ("Goederengroep_nr", "Grondstof", "Gehalte (g/kg)")
    assert take(tmp_path, NAME, renamed(CONTENTS, *header)).rows(KEPT) == EIGHT
    points = csv_of(CONTENTS).replace(b",", b".").replace(b";", b",")
    assert take(tmp_path, NAME, points).rows(KEPT) == EIGHT


def test_a_workbook_without_the_columns_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        Taken(NAME, workbook_of(tmp_path / "anders.xlsx", [("a", "b"), ("1", "2")]))
    assert {found.rule for found in refused.value.findings} == {"no_sheet"}


def test_a_missing_column_is_refused(tmp_path):
    (found,) = refusal(tmp_path, NAME, [fields[:2] for fields in CONTENTS])
    assert (found.rule, "g_per_kg" in found.values["expected"]) == ("column_missing", True)


@pytest.mark.parametrize("number", ["99", "x", ""])
def test_an_unknown_goods_group_is_refused(tmp_path, number):
    (found,) = refusal(tmp_path, NAME, replaced(CONTENTS, 1, goods_group_nr=number))
    assert (found.rule, found.line) == ("unknown_goods_group", 2)


def test_repeats_count_once_and_other_values_are_refused(tmp_path):
    taken = take(tmp_path, NAME, [*CONTENTS, ("045", "copper", "1,0")])
    assert taken.rows(KEPT) == EIGHT
    assert taken.finding("exact_duplicates").line == 10
    (found,) = refusal(tmp_path, NAME, [*CONTENTS, ("45", "Copper", "2")])
    assert (found.rule, found.line, found.values) == ("conflicting_rows", 10, {"first_line": 5, "goods_group": 45})


def test_a_negative_content_is_refused(tmp_path):
    (found,) = refusal(tmp_path, NAME, replaced(CONTENTS, 4, g_per_kg="-1"))
    assert (found.rule, found.line, found.found) == ("negative_content", 5, "-1")


@pytest.mark.parametrize("text", ["1001", "970"])
def test_more_than_a_kg_in_a_kg_is_refused(tmp_path, text):
    # alone, and together with 10 + 20 + 1 of the same goods group
    (found,) = refusal(tmp_path, NAME, replaced(CONTENTS, 1, g_per_kg=text))
    assert (found.rule, found.line, found.column) == ("more_than_a_kilogram", 2, "g_per_kg")
    assert found.values == {"goods_group": 45, "grams": float(text) + 31}


def test_a_kg_full_of_raw_materials_is_taken(tmp_path):
    assert "more_than_a_kilogram" not in take(tmp_path, NAME, replaced(CONTENTS, 1, g_per_kg="969")).rules


def test_shares_in_place_of_grams_are_warned_about(tmp_path):
    shares = [(goods, material, f"{float(grams.replace(',', '.')) / 1000:.6f}".replace(".", ","))
              for goods, material, grams in CONTENTS[1:]]
    found = take(tmp_path, NAME, [CONTENTS[0], *shares]).finding("contents_as_shares")
    assert (found.severity, found.found) == ("warn", "0,900000")


def test_an_empty_content_is_unknown(tmp_path):
    taken = take(tmp_path, NAME, replaced(CONTENTS, 6, g_per_kg=""))
    assert (52, "cobalt", None) in taken.rows(KEPT)
    assert taken.finding("blank_contents").line == 7


def test_text_in_a_number_is_refused(tmp_path):
    (found,) = refusal(tmp_path, NAME, replaced(CONTENTS, 6, g_per_kg="=A1"))
    assert (found.rule, found.line, found.column) == ("unreadable_number", 7, "g_per_kg")


def test_the_example_passes_and_is_the_same_each_time(tmp_path):
    first, second = tmp_path / "een.csv", tmp_path / "twee.csv"
    write_example(first)
    write_example(second)
    assert first.read_bytes() == second.read_bytes()
    taken = Taken(NAME, first)
    assert taken.rules == {"groups_without_content"}
    assert taken.reading.goods_groups > 20
