"""Names of a delivery become codes, in every spelling on the lists; an unknown one refuses and lists what may be."""

from datetime import date

import pytest
from delivered import COROP, SAND, TEN, changed, corop, every, refusal, said, take

PROVINCES = ["Groningen", "Friesland", "Fryslân", "FRYSLAN", "Provincie Fryslân", "Noord Holland", "Zuid-Holland (PV)",
             "noord_brabant", " Utrecht "]
CODES = ["PV20", "PV21", "PV21", "PV21", "PV21", "PV27", "PV28", "PV30", "PV26"]


def test_provinces_are_known_in_every_usual_spelling(tmp_path):
    for name, code in zip(PROVINCES, CODES, strict=True):
        taken = take(tmp_path, every(Provincienaam=name, Provincie_nr=code[2:]))
        assert taken.reading.regions == [code]


def test_streams_use_groups_and_goods_groups_have_aliases_too(tmp_path):
    rows = changed(3, Stroom="Invoer nationaal", Goederengroep_naam=SAND.upper())
    rows = changed(4, rows, Stroom="Invoer uit het buitenland", Gebruiksgroep_naam="Productie van goederen")
    rows = changed(7, rows, Goederengroep_naam="Dierlijke en plantaardige olieen en vetten", Goederengroep_nr="23")
    taken = take(tmp_path, rows)
    assert taken.rows("select stream, goods_group from flow where line in (5, 9) order by line") == [
        ("import_national", 19), ("import_international", 23)]
    assert taken.rows("select stream, use_group from flow where line = 6") == [
        ("import_international", "goods_production")]


@pytest.mark.parametrize(
    ("column", "written", "rule", "allowed"),
    [("Provincienaam", "Utregt", "unknown_region", ["Groningen", "Utrecht", "Limburg"]),
     ("Provincienaam", "Nederland", "unknown_region", ["Zeeland"]),
     ("Provincienaam", "", "unknown_region", ["Zeeland"]),
     ("Stroom", "Invoer_maan", "unknown_stream", ["Aanbod_eigen_regio", "Distributie"]),
     ("Gebruiksgroep_naam", "Niemand", "unknown_use_group", ["Consumptie huishoudens", "Totaal"]),
     ("Goederengroep_naam", "Zand", "unknown_goods_group", ["1 Granen", "67 Niet-marktgoederen"]),
     ("Goederengroep_naam", "=cmd|'/c calc'!A1", "unknown_goods_group", ["19 Steen, zand"]),
     ("Provincienaam", "@SUM(1+1)*cmd|' /C calc'!A0", "unknown_region", ["Utrecht"])],
)
def test_an_unknown_name_lists_what_was_found_and_what_is_allowed(tmp_path, column, written, rule, allowed):
    found = refusal(tmp_path, changed(3, **{column: written}))[0]
    assert (found.rule, found.line, found.column, found.found, found.occurrences) == (rule, 5, column, written, 1)
    for sentence in said(found).values():
        assert "5" in sentence
        assert all(name in sentence for name in allowed)
        assert written in sentence


def test_each_unknown_name_is_listed_and_the_list_of_allowed_ones_once(tmp_path):
    rows = changed(2, changed(1, changed(0, Provincienaam="Holland"), Provincienaam="Noord"), Provincienaam="Noord")
    first, second = refusal(tmp_path, rows)
    assert (first.found, first.line, first.occurrences) == ("Holland", 2, 1)
    assert (second.found, second.line, second.occurrences) == ("Noord", 3, 2)
    assert "Toegestaan: Groningen" in said(first)["nl"]
    assert "Groningen" not in said(second)["nl"]


def test_a_hundred_unknown_names_do_not_flood_the_screen(tmp_path):
    rows = [{**fields, "Goederengroep_naam": f"Goed {number}"} for number in range(100) for fields in TEN]
    assert len(refusal(tmp_path, rows)) == 20


def test_a_refusal_does_not_drag_along_warnings_that_follow_from_it(tmp_path):
    assert {found.rule for found in refusal(tmp_path, changed(0, Provincienaam="Utregt"))} == {"unknown_region"}


def test_an_unknown_corop_region_lists_the_corop_regions(tmp_path):
    (found,) = refusal(tmp_path, corop(name="Utrecht"), columns=COROP)
    assert (found.rule, found.column, found.line, found.occurrences) == ("unknown_region", "Regionaam", 2, 10)
    assert "Zuidoost-Utrecht" in said(found)["nl"]
    assert "Noord-Holland," not in said(found)["nl"].replace("Kop van Noord-Holland,", "")


def test_corop_names_have_aliases_and_curly_quotes(tmp_path):
    for name in ("Agglomeratie ’s-Gravenhage (Excl. Zoetermeer)", "Agglomeratie 's-Gravenhage (Excl. Zoetermeer)"):
        assert take(tmp_path, corop(name=name, number="41"), columns=COROP).reading.regions == ["CP41"]


def test_a_corop_region_needs_its_number(tmp_path):
    for number in ("", "CR17", "2,2"):
        found = refusal(tmp_path, corop(number=number), columns=COROP)[0]
        assert (found.rule, found.column, found.line) == ("region_number_missing", "Regionr", 2)


def test_one_number_for_two_names_is_refused(tmp_path):
    rows = corop() + corop(name="Stadsgewest Amersfoort")
    (found,) = refusal(tmp_path, rows, columns=COROP)
    assert (found.rule, found.column, found.line) == ("number_for_two_names", "Regionr", 12)
    for sentence in said(found).values():
        assert "Stadsgewest Amersfoort, Utrecht-West" in sentence


def test_one_name_with_two_numbers_is_refused(tmp_path):
    (found,) = refusal(tmp_path, changed(9, Stroom_nr="7"))
    assert (found.rule, found.column, found.line) == ("number_for_two_names", "Stroom_nr", 11)
    assert "3, 7" in said(found)["nl"]
    found = refusal(tmp_path, changed(3, Gebruiksgroep_nr="1"))
    assert {(finding.rule, finding.column) for finding in found} == {("number_for_two_names", "Gebruiksgroep_nr")}


def test_numbers_and_names_that_do_not_belong_together_are_refused(tmp_path):
    (found,) = refusal(tmp_path, every(Provincie_nr="27"))
    assert (found.rule, found.column, found.found) == ("province_number_differs", "Provincie_nr", "27 Utrecht")
    (found,) = refusal(tmp_path, changed(3, Goederengroep_nr="18"))
    assert (found.rule, found.column, found.line) == ("goods_group_number_differs", "Goederengroep_nr", 5)
    assert "nummer 19" in said(found)["nl"]


@pytest.mark.parametrize("year", ["1989", "2015.0", "20150", "15", "", "abc", "2015,0", "-2015", "MMXV", "{next}"])
def test_a_year_outside_1990_to_next_year_is_refused(tmp_path, year):
    year = year.format(next=this_year() + 2)
    (found,) = refusal(tmp_path, changed(3, Jaar=year))
    assert (found.rule, found.line, found.column, found.found) == ("unknown_year", 5, "Jaar", year)
    assert str(this_year() + 1) in said(found)["nl"]


def test_the_first_and_the_last_year_allowed_are_taken(tmp_path):
    years = [1990, this_year() + 1]
    rows = [{**fields, "Jaar": f" {year} "} for year in years for fields in TEN]
    assert take(tmp_path, rows).reading.years == years


def this_year() -> int:
    return date.today().year
