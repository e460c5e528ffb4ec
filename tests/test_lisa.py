"""Deliveries of establishments: only safe sums are kept, and the circular share by hand.

Utrecht (GM0344), 2024, list of the project (repair of computers 95.11 is R4, recycling 38.32 is R8-R9):

    SBI    class  jobs              sums
    95110  9511   1, 2, 3           3 establishments, 6 jobs, largest 3 of 6: safe
    38320  3832   4, 4, 4           3, 12: safe
    47110  4711   5, 6, 7, 10       4, 28: safe
    62010  6201   3, 3, 4           3, 10: safe
    together 13 establishments, 56 jobs; circular 6 establishments, 18 jobs: 32,142857...% of jobs, 46,15...% of firms
"""

import csv
import io

import duckdb
import pytest
from delivered import said
from waste_rows import workbook

from cli import main
from flows.deliveries import deliveries
from flows.errors import Refused
from flows.importing import read_delivery, reduced_rows
from flows.lisa.example import write_example
from flows.sources import source
from indicators.ask import values
from indicators.build import build, current
from indicators.database import cursor

HEADER = ("Vestigingsnummer", "Peiljaar", "Gemeente", "SBI", "Banen totaal", "Naam", "Postcode")
SECRET, POSTCODE = "Reparatiehuis Kwakkelstein", "3511AB"
BY_CODE = {"95110": (1, 2, 3), "38320": (4, 4, 4), "47110": (5, 6, 7, 10), "62010": (3, 3, 4)}


def establishments(by_code=None, town="Utrecht", year="2024", start=1):
    """Rows of establishments from {code: jobs of each}."""
    every = [(code, jobs) for code, sizes in (by_code or BY_CODE).items() for jobs in sizes]
    return [(f"V{year}-{town}-{number}", year, town, code, str(jobs), SECRET, POSTCODE)
            for number, (code, jobs) in enumerate(every, start)]


def file_of(folder, rows, header=HEADER, name="lisa.csv"):
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([header, *rows])
    path = folder / name
    path.write_bytes(out.getvalue().encode("cp1252"))
    return path


class Taken:
    """A delivery that was read, its findings and the sums it became."""

    def __init__(self, path, year=None):
        self.connection = duckdb.connect(config={"threads": 1})
        self.reading = read_delivery(self.connection, source("lisa"), path, year)
        self.rules = {finding.rule for finding in self.reading.findings}

    def sums(self, level, region="GM0344"):
        rows = self.connection.execute(
            "select code, firms, jobs::double from lisa_cell where level = ? and region = ?", [level, region])
        return {code: (firms, jobs) for code, firms, jobs in rows.fetchall()}


def refusals(path, year=None):
    with pytest.raises(Refused) as refused:
        Taken(path, year)
    for finding in refused.value.findings:
        said(finding)
    return [finding for finding in refused.value.findings if finding.severity == "refuse"]


@pytest.fixture(scope="module", autouse=True)
def no_deliveries(tmp_path_factory):
    """The list of the project counts, whatever the machine has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRONDSTOFFEN_HOME", str(tmp_path_factory.mktemp("lisa")))
        yield


# Deliveries


def test_establishments_become_sums(tmp_path):
    taken = Taken(file_of(tmp_path, establishments()))
    assert taken.sums("class", "PV26") == {"9511": (3, 6), "3832": (3, 12), "4711": (4, 28), "6201": (3, 10)}
    assert taken.sums("total") == {"total": (13, 56)}
    assert taken.sums("part") == {"circular": (6, 18), "none": (7, 38)}
    assert taken.sums("strategy") == {"R4": (3, 6), "R8-R9": (3, 12)}
    assert taken.rules == {"part_of_a_province"}


def test_without_numbers_repeats_cannot_be_found_and_that_is_told(tmp_path):
    rows = [row[1:] for row in establishments()]
    assert "without_numbers" in Taken(file_of(tmp_path, rows, HEADER[1:])).rules


def test_small_sums_are_left_out_and_can_not_be_subtracted(tmp_path):
    # Zeist has one circular firm: circular is left out, so is the rest, and the R-strategy; the total stays.
    rows = [*establishments(), *establishments({"95110": (2,), "47110": (3, 3, 3)}, "Zeist", start=100)]
    taken = Taken(file_of(tmp_path, rows))
    assert taken.sums("part", "GM0355") == {"circular": (None, None), "none": (None, None)}
    assert taken.sums("strategy", "GM0355") == {"R4": (None, None)}
    assert taken.sums("total", "GM0355") == {"total": (4, 11)}
    # And so must those of Utrecht, or R4 of Zeist would be R4 of the province less R4 of Utrecht.
    assert taken.sums("strategy")["R4"] == (None, None)
    assert taken.sums("part") == {"circular": (None, None), "none": (None, None)}
    (left_out,) = [finding for finding in taken.reading.findings if finding.rule == "left_out"]
    said(left_out)


def test_a_firm_with_most_of_the_jobs_is_left_out(tmp_path):
    taken = Taken(file_of(tmp_path, establishments(BY_CODE | {"38320": (400, 4, 4)})))
    assert taken.sums("class", "PV26")["3832"] == (None, None)


@pytest.mark.parametrize(
    ("codes", "kept"),
    [(("9511", "3832", "4711", "6201"), "9511"), (("95.11", "38.32", "47.11", "62.01"), "9511"),
     (("95110", "38320", "1131", "62010"), "0113"), (("951101", "383201", "11301", "620101"), "0113")],
)
def test_codes_in_every_writing(tmp_path, codes, kept):
    rows = establishments(dict(zip(codes, BY_CODE.values(), strict=True)))
    assert kept in Taken(file_of(tmp_path, rows)).sums("class", "PV26")


def test_a_workbook_and_a_year_beside_the_file(tmp_path):
    rows = [(number, "GM0344" if place == "Utrecht" else place, int(code), int(jobs))
            for number, _, place, code, jobs, *_ in establishments()]
    path = workbook(tmp_path / "lisa.xlsx", rows, ("lisanr", "gemnr", "sbi08", "banen_tot"), "vestigingen")
    assert Taken(path, 2024).sums("total") == {"total": (13, 56)}
    assert [found.rule for found in refusals(path)] == ["unknown_year"]


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [("Gemeente", "Lutjebroek aan Zee", "unknown_municipality"), ("Gemeente", "", "unknown_municipality"),
     ("Gemeente", "PV26", "unknown_municipality"), ("SBI", "horeca", "unknown_activity"),
     ("SBI", "", "unknown_activity"), ("SBI", "04110", "unknown_activity"), ("Peiljaar", "2042", "unknown_year"),
     ("Peiljaar", "vorig jaar", "unknown_year"),
     ("Banen totaal", "-1", "negative_jobs"), ("Banen totaal", "2,5", "negative_jobs"),
     ("Banen totaal", "=A1", "unreadable_number")],
)
def test_what_is_wrong_is_refused_with_its_line(tmp_path, column, text, rule):
    rows = establishments()
    rows[2] = tuple(text if name == column else field for name, field in zip(HEADER, rows[2], strict=True))
    (found,) = refusals(file_of(tmp_path, rows))
    assert (found.rule, found.line, found.column) == (rule, 4, column)


def test_repeats_and_unknown_jobs(tmp_path):
    rows = establishments()
    unknown = ("V-nieuw", "2024", "Utrecht", "62010", "", SECRET, POSTCODE)
    taken = Taken(file_of(tmp_path, [*rows, rows[0], unknown]))
    assert taken.reading.set_aside == {"exact_duplicate": 1, "no_jobs": 1}
    assert taken.sums("total") == {"total": (13, 56)}
    (found,) = refusals(file_of(tmp_path, [*rows, (*rows[0][:4], "99", *rows[0][5:])]))
    # the number of the establishment is not repeated
    assert (found.rule, found.line, found.found, found.values) == ("conflicting_rows", 15, None, {"first_line": 2})


def test_totals_are_no_establishments_and_are_compared(tmp_path):
    rows = establishments()
    known = Taken(file_of(tmp_path, rows)).sums("total")
    jobs = sum(int(row[HEADER.index("Banen totaal")]) for row in rows)

    def total(word, number):
        return tuple({"Vestigingsnummer": word, "Banen totaal": str(number)}.get(name, "") for name in HEADER)

    taken = Taken(file_of(tmp_path, [*rows, total("Totaal", jobs), total("", jobs)]))
    assert taken.sums("total") == known and taken.reading.set_aside == {"total_line": 2}
    assert "totals_differ" not in taken.rules and "total_rows" in taken.rules
    taken = Taken(file_of(tmp_path, [*rows, total("Eindtotaal", jobs + 1)]))
    (found,) = [finding for finding in taken.reading.findings if finding.rule == "totals_differ"]
    said(found)
    assert (found.line, found.values) == (len(rows) + 2, {"told": jobs + 1, "summed": jobs})


def test_another_table_and_a_missing_column_are_refused(tmp_path):
    (found,) = refusals(file_of(tmp_path, [row[:4] for row in establishments()], HEADER[:4]))
    assert found.rule == "column_missing"
    (found,) = refusals(file_of(tmp_path, [("1", "2")], ("a", "b")))
    assert found.rule == "no_header"


def test_what_is_kept_reads_as_what_was_delivered(tmp_path):
    first = Taken(file_of(tmp_path, establishments()))
    path = tmp_path / "kept.csv"
    path.write_text(reduced_rows(first.connection, source("lisa")), encoding="utf-8")
    again = Taken(path)
    asked = "from lisa_cell order by all"
    assert again.connection.execute(asked).fetchall() == first.connection.execute(asked).fetchall()
    assert again.reading.edition == "cells"


def test_the_example_passes_and_is_the_same_each_time(tmp_path):
    first, second = tmp_path / "een.csv", tmp_path / "twee.csv"
    write_example(first)
    write_example(second)
    assert first.read_bytes() == second.read_bytes()
    assert Taken(first).rules == {"left_out"}


# Indicators


def shown(indicator, dimension="total", column="value", region="PV26", year=2024):
    frame = values(cursor(current()), [indicator], [region], [year], [dimension])
    return dict(zip(frame["category"], frame[column], strict=True))


def test_from_delivery_to_share_by_hand(home, tmp_path, capsys):
    path = file_of(tmp_path, establishments())
    # In 2023 recycling is one firm for the most part; to hide it in the total, the smallest class beside it goes too.
    hiding = BY_CODE | {"38320": (40, 4, 4), "95110": (1, 2, 3, 3), "47110": (100, 100, 100, 100)}
    before = file_of(tmp_path, establishments(hiding, year="2023"), name="lisa_2023.csv")
    for delivered in (path, before):
        assert main(["deliver", "lisa", str(delivered)]) == 0
    build()
    assert shown("circular_jobs") == {"total": 18}
    assert shown("circular_firms") == {"total": 6}
    assert shown("circular_jobs_share") == {"total": pytest.approx(100 * 18 / 56, rel=1e-12)}
    assert shown("circular_firms_share") == {"total": pytest.approx(100 * 6 / 13, rel=1e-12)}
    assert shown("circular_jobs", "r_strategy") == {"R4": 6, "R8-R9": 12}
    assert shown("circular_jobs", "activity") == {"9511": 6, "3832": 12}
    # E: water and waste, G: trade (none circular), J: information, S: other services
    assert shown("circular_jobs", "sector") == {"E": 12, "G": 0, "J": 0, "S": 6}
    assert shown("circular_jobs_share", "sector") == {"E": 100, "G": 0, "J": 0, "S": 100}
    assert shown("circular_jobs_share", region="GM0344") == {"total": pytest.approx(100 * 18 / 56, rel=1e-12)}
    assert shown("circular_jobs", "r_strategy", region="GM0344") == {"R4": 6, "R8-R9": 12}
    # the list is a choice: an estimate, and no example
    assert shown("circular_jobs", column="status") == {"total": "E"}
    assert shown("circular_jobs", column="source") == {"total": "circular_activities_proposal;lisa_delivery"}
    assert shown("circular_jobs", column="flags") == {"total": ""}

    # What is left out is missing in a sum, which says so.
    assert shown("circular_jobs", "activity", "status", year=2023) == {"9511": "E", "3832": "Q"}
    assert shown("circular_jobs", "r_strategy", "status", year=2023) == {"R4": "E", "R8-R9": "Q"}
    assert shown("circular_jobs", year=2023) == {"total": 9}
    assert (shown("circular_jobs", column="rows_known", year=2023), shown(
        "circular_jobs", column="rows_expected", year=2023)) == ({"total": 1}, {"total": 2})
    assert shown("circular_jobs_share", year=2023) == {"total": pytest.approx(100 * 9 / 467, rel=1e-12)}

    # Nothing of a firm is stored anywhere.
    assert [delivery.is_reduced for delivery in deliveries()] == [True, True]
    for kept in home.rglob("*"):
        if kept.is_file():
            content = kept.read_bytes()
            assert SECRET.encode() not in content and POSTCODE.encode() not in content
            assert b"V2024-Utrecht-1" not in content, kept

    # Another list: the province follows, a municipality is unknown until LISA is handed in again.
    other = tmp_path / "lijst.csv"
    other.write_text("SBI;R-strategie;Reden\r\n47.11;R3;proef\r\n", encoding="utf-8")
    assert main(["deliver", "circular_activities", str(other)]) == 0
    build()
    assert shown("circular_jobs") == {"total": 28}
    assert shown("circular_jobs", column="status", region="GM0344") == {"total": "O"}
    assert shown("circular_jobs_share", column="status", region="GM0344") == {"total": "O"}
    again = Taken(path)
    assert again.sums("part") == {"circular": (4, 28), "none": (9, 28)}
    capsys.readouterr()
