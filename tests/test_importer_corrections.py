"""Known gaps are filled by record only: with status I, not when the source has mended itself, not out of nothing."""

from decimal import Decimal

import pytest
from delivered import CEMENT, TEN, row, said, take

MILK = "Rauwe melk van runderen, schapen en geiten"


def milk(year: int, mass: str, value: str = "3", se: str = "0,5") -> dict:
    return row("Invoer_nationaal", MILK, "Productie goederen", mass, se, value, se, year=str(year))


def outcome(taken, correction: str = "raw_milk_2015") -> list[tuple]:
    return taken.rows(f"select correction, outcome, cells, status from correction where correction = '{correction}'")


def cell(taken, year: int) -> list[tuple]:
    return taken.rows("select mass, mass_se, mass_status, value, value_se, value_status from flow "
                      f"where goods_group = 9 and year = {year}")


@pytest.mark.parametrize("blank", ["", " ", "n.b.", "x"])
def test_a_gap_is_filled_from_the_other_year_with_status_i(tmp_path, blank):
    taken = take(tmp_path, [*TEN, milk(2015, blank, blank, ""), milk(2016, "12,5")])
    assert outcome(taken) == [("raw_milk_2015", "applied", 1, "I")]
    assert cell(taken, 2015) == [(Decimal("12.5"), Decimal("0.5"), "I", 3, Decimal("0.5"), "I")]
    assert cell(taken, 2016)[0][2] == "E"
    found = taken.finding("correction_applied")
    assert (found.severity, found.occurrences) == ("note", 1)
    assert "raw_milk_2015" in said(found)["nl"]


def test_kilograms_are_counted_as_delivered_not_as_filled(tmp_path):
    taken = take(tmp_path, [*TEN, milk(2015, ""), milk(2016, "12,5")])
    assert taken.reading.kg_in == taken.reading.kg_kept + taken.reading.kg_set_aside
    assert taken.reading.kg_kept == 1_403_375_000 + 12_500_000


def test_a_correction_lapses_when_the_source_has_the_figure(tmp_path):
    taken = take(tmp_path, [*TEN, milk(2015, "11"), milk(2016, "12,5")])
    assert outcome(taken) == [("raw_milk_2015", "lapsed", 0, "I")]
    assert cell(taken, 2015)[0][0] == 11
    assert taken.finding("correction_lapsed").severity == "warn"


def test_nil_is_a_figure_too(tmp_path):
    taken = take(tmp_path, [*TEN, milk(2015, "-"), milk(2016, "12,5")])
    assert outcome(taken)[0][1] == "lapsed"
    assert cell(taken, 2015)[0][0] == 0


def test_a_gap_that_is_not_in_the_delivery_is_no_remark(tmp_path):
    taken = take(tmp_path)
    assert outcome(taken) == [("raw_milk_2015", "not_in_delivery", 0, "I")]
    assert not [found for found in taken.reading.findings if found.rule.startswith("correction")]


def test_nothing_is_filled_when_there_is_nothing_to_copy(tmp_path):
    for rows in ([milk(2015, "")], [milk(2015, ""), milk(2016, "")]):
        taken = take(tmp_path, [*TEN, *rows])
        assert outcome(taken) == [("raw_milk_2015", "nothing_to_copy", 0, "I")]
        assert cell(taken, 2015)[0][:3] == (None, Decimal("0.5"), "O")
        assert taken.finding("correction_nothing_to_copy").severity == "warn"


def test_an_unknown_value_stays_unknown_beside_a_filled_weight(tmp_path):
    taken = take(tmp_path, [*TEN, milk(2015, "", ""), milk(2016, "12,5", "x")])
    assert cell(taken, 2015)[0][2:] == ("I", None, Decimal("0.5"), "Q")


def test_a_gap_may_be_rows_that_are_not_in_the_file(tmp_path):
    # Utrecht has other rows of 2015, so the year was delivered and its milk is what lacks; Drenthe has nothing of 2015.
    rows = [*TEN, row("Invoer_nationaal", CEMENT, "Productie goederen", "1", "0,1", "1", "0,1", year="2015"),
            milk(2016, "12,5"), {**milk(2016, "7"), "Provincienaam": "Drenthe", "Provincie_nr": "22"}]
    taken = take(tmp_path, rows)
    assert outcome(taken) == [("raw_milk_2015", "applied", 1, "I")]
    assert taken.rows("select region, mass, mass_status, line from flow where goods_group = 9 and year = 2015") == [
        ("PV26", Decimal("12.5"), "I", None)]
    assert taken.reading.rows_kept == 8 + 3  # what was delivered, not what was filled
    taken = take(tmp_path, [*rows, milk(2015, "11")])
    assert outcome(taken) == [("raw_milk_2015", "lapsed", 0, "I")]


BEETS, CRUDE = "Suikerbieten", "Ruwe aardolie"


def gap(goods: str, number: str, region: str, province: str, year: int, mass: str) -> dict:
    return row("Invoer_nationaal", CEMENT, "Productie goederen", mass, "1", "2", "0,5", region, str(year),
               Goederengroep_naam=goods, Goederengroep_nr=number, Provincie_nr=province)


def test_gaps_of_an_older_edition_are_filled_in_that_edition_alone(tmp_path):
    rows = [*TEN, gap(BEETS, "3", "Zeeland", "29", 2021, "40"), gap(BEETS, "3", "Zeeland", "29", 2022, " "),
            gap(CRUDE, "13", "Zuid-Holland", "28", 2021, "900"), gap(CRUDE, "13", "Zuid-Holland", "28", 2022, " "),
            gap(CRUDE, "13", "Zeeland", "29", 2021, "80"), gap(CRUDE, "13", "Zeeland", "29", 2022, " ")]
    taken = take(tmp_path, rows)
    assert outcome(taken, "sugar_beet_2022") == [("sugar_beet_2022", "applied", 1, "I")]
    assert outcome(taken, "crude_oil_2022") == [("crude_oil_2022", "applied", 1, "I")]
    figures = "select region, mass, mass_status from flow where year = 2022 and goods_group in (3, 13) order by all"
    assert taken.rows(figures) == [
        ("PV28", 900, "I"), ("PV29", 40, "I"), ("PV29", None, "O")]  # no gap of Zeeland's oil is on record
    taken = take(tmp_path, [*rows, {**TEN[0], "Jaar": "2023"}])
    assert {outcome(taken, name)[0][1] for name in ("sugar_beet_2022", "crude_oil_2022")} == {"other_edition"}
    assert {status for *_, status in taken.rows(figures)} == {"O"}
