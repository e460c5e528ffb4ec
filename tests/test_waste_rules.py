"""Deliveries of the waste rules: taken, mended with a remark, or refused."""

import zipfile

import pytest
import xlsxwriter
from waste_rows import Taken, refusal, rules_folder

from flows.deliveries import bundled
from flows.home import DATA

SOME = "B01 A1;C01 C1;G01 H2;A02 I2"



class Rules(Taken):
    """Rules that were read."""

    def __init__(self, path):
        super().__init__(path, name="waste_rules")

    def rows(self, sql: str) -> list[tuple]:
        return self.connection.execute(sql).fetchall()


def refused(path):
    return refusal(path, None, "waste_rules")


def test_our_own_rules_pass_without_remark():
    rules = Rules(DATA / "bundled" / "waste_rules")
    assert rules.reading.findings == []
    assert rules.rows("select count(*), count(distinct place) from waste_rank") == [(31, 31)]
    assert rules.rows("select treatment from waste_rank where is_storage order by all") == [("A01",), ("A02",)]
    assert rules.rows("select count(*) from waste_restriction where reason_nl is null or reason_en is null") == [(0,)]
    assert bundled("waste_rules").source_id == "waste_rules_proposal"


def test_ranks_go_by_letter_and_then_by_number(tmp_path):
    rules = Rules(rules_folder(tmp_path, "C01 c10;C02 C9;B01 A1;b2 A2"))
    assert rules.rows("select treatment, rank from waste_rank order by place") == [
        ("B01", "A1"), ("B02", "A2"), ("C02", "C9"), ("C01", "C10")]


@pytest.mark.parametrize("kind", ["folder", "zip", "workbook"])
def test_rules_come_in_a_folder_a_zip_or_a_workbook(tmp_path, kind):
    folder = rules_folder(tmp_path, SOME, "G01 B01", "10101 G01;200108 B01")
    path = folder
    if kind == "zip":
        path = tmp_path / "regels.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for file in folder.iterdir():
                archive.write(file, f"regels/{file.name}")
    if kind == "workbook":
        path = tmp_path / "regels.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            for file in sorted(folder.iterdir()):
                sheet = book.add_worksheet(file.stem)
                for number, line in enumerate(file.read_text().splitlines()):
                    sheet.write_row(number, 0, [int(cell) if cell.isdigit() else cell for cell in line.split(";")])
    rules = Rules(path)
    # A spreadsheet knows 10101 only as a number.
    assert rules.rows("select ewc_code, treatment from waste_exclusion order by all") == [
        ("010101", "G01"), ("200108", "B01")]
    assert rules.rows("select treatment, not_to from waste_restriction") == [("G01", "B01")]
    assert rules.rules == {"without_rank"}


def test_absent_lists_and_treatments_are_told(tmp_path):
    rules = Rules(rules_folder(tmp_path, SOME))
    absent = {finding.text for finding in rules.reading.findings if finding.rule == "tables_absent"}
    assert absent == {"no_restrictions", "no_exclusions"}
    assert rules.finding("without_rank").occurrences == 27
    assert "C02" in rules.finding("without_rank").found


def test_repeats_shared_ranks_and_idle_rules_are_told(tmp_path):
    rules = Rules(rules_folder(tmp_path, f"{SOME};C02 C1;B01 A1", "B01 G01;G01 B01;G01 B01", "170101 G01"))
    assert rules.finding("shared_rank").found == "C1: C01, C02"
    assert rules.finding("idle_restriction").found == "B01 -> G01"
    assert {finding.occurrences for finding in rules.reading.findings if finding.rule == "exact_duplicates"} == {1}
    assert rules.reading.set_aside == {"exact_duplicate": 2}
    assert rules.reading.rows_in == rules.reading.rows_kept + rules.reading.rows_set_aside == 10


@pytest.mark.parametrize(
    ("ranks", "restrictions", "exclusions", "rule", "line", "found"),
    [
        ("B01 A1;Z09 C1", "", "", "unknown_treatment", 3, "Z09"),
        ("B01 A1", "B01 X", "", "unknown_treatment", 2, "X"),
        ("B01 A1", "", "170101 C99", "unknown_treatment", 2, "C99"),
        ("B01 A1", "", "999999 B01", "unknown_eural", 2, "999999"),
        ("B01 A1;C01 J1", "", "", "unknown_rank", 3, "J1"),
        ("B01 A1;C01 1", "", "", "unknown_rank", 3, "1"),
        ("B01 A1;B01 A2", "", "", "two_ranks", 3, "A2"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(tmp_path, ranks, restrictions, exclusions, rule, line, found):
    refusals = refused(rules_folder(tmp_path, ranks, restrictions, exclusions))
    assert set(refusals) == {rule}
    assert (refusals[rule].line, refusals[rule].found) == (line, found)


def test_rules_without_ranks_are_refused(tmp_path):
    folder = rules_folder(tmp_path, SOME, "G01 B01")
    (folder / "ranks.csv").unlink()
    assert set(refused(folder)) == {"table_missing"}
