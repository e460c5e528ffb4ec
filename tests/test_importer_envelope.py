"""The envelope of a delivery: encoding, separator, header, lines. Odd files are read rightly or refused."""

import csv
import io
import random
import zipfile
from contextlib import suppress

import duckdb
import pytest
import xlsxwriter
from delivered import COROP, PROVINCE, TEN, changed, corop, every, refusal, row, said, take, text_of, write

from flows.errors import Refused
from flows.importing import prepare
from flows.reader import read, text_lines
from flows.sources import source
from flows.texts import Texts

TEXT = text_of()
LINES = TEXT.split("\r\n")
OILS = "Dierlijke en plantaardige oliën en vetten"
WITH_ACCENT = [*TEN, row("Invoer_nationaal", OILS, "Productie goederen", "1,5", "0,1", "2", "0,2")]
SUM = 1403.375  # of the parts of TEN, in mln kg


def weight(taken) -> float:
    return float(taken.rows("select sum(mass) from flow")[0][0])


def inserted(after: int, line: str) -> str:
    """TEXT with one more line after line number `after`."""
    return "\r\n".join([*LINES[:after], line, *LINES[after:]])


@pytest.mark.parametrize(
    ("encoding", "reported"),
    [("cp1252", "cp1252"), ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"),
     ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")],
)
def test_each_encoding_is_detected_and_reported(tmp_path, encoding, reported):
    taken = take(tmp_path, text_of(WITH_ACCENT).encode(encoding))
    assert taken.reading.envelope.encoding == reported
    assert (23,) in taken.rows("select goods_group from flow")


def test_utf_16_with_the_high_byte_first_and_a_mark(tmp_path):
    assert weight(take(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))) == SUM


def test_cp1252_has_a_euro_sign_and_letters_with_dots(tmp_path):
    rows = every(WITH_ACCENT, **{"Waarde in €": "1"})
    taken = take(tmp_path, rows, columns=(*PROVINCE, "Waarde in €"))
    assert taken.finding("extra_column").column == "Waarde in €"
    assert taken.reading.envelope.encoding == "cp1252"
    assert (23,) in taken.rows("select goods_group from flow")


def test_utf_8_cut_inside_a_character_is_not_taken_for_cp1252(tmp_path):
    content = text_of(every(Noot="ë"), columns=(*PROVINCE, "Noot")).encode()
    (found,) = refusal(tmp_path, content[:-3])
    assert (found.rule, found.line) == ("file_cut", 11)
    (found,) = refusal(tmp_path, TEXT.encode("utf-16-le")[:-1])
    assert (found.rule, found.line) == ("file_cut", 11)


def test_two_encodings_in_one_file_are_refused_with_the_line(tmp_path):
    again = "\r\n".join(text_of(WITH_ACCENT).replace("2022", "2021").split("\r\n")[1:])
    (found,) = refusal(tmp_path, text_of(WITH_ACCENT).encode() + again.encode("cp1252"))
    assert (found.rule, found.line) == ("mixed_encodings", 23)
    (found,) = refusal(tmp_path, b"\xef\xbb\xbf" + TEXT.encode() + b"\xeb\r\n")
    assert (found.rule, found.line) == ("broken_text", 12)
    assert "UTF-8" in said(found)["nl"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_each_separator_is_detected_and_reported(tmp_path, separator):
    taken = take(tmp_path, separator=separator)
    assert taken.reading.envelope.separator == separator
    assert taken.reading.decimal_sign == ","
    assert weight(taken) == SUM


def test_columns_are_found_by_name_in_any_order(tmp_path):
    for seed in range(5):
        columns = random.Random(seed).sample(PROVINCE, len(PROVINCE))
        assert weight(take(tmp_path, columns=columns)) == SUM


def test_column_names_may_differ_in_case_space_and_quotes(tmp_path):
    header = LINES[0].replace("Jaar", '" JAAR "').replace("Gebruiksgroep_naam", "gebruiksgroep naam")
    assert weight(take(tmp_path, TEXT.replace(LINES[0], header))) == SUM


@pytest.mark.parametrize("separator", [";", ","])
def test_the_corop_edition_codes_regions_by_their_number(tmp_path, separator):
    rows = corop() + corop(number="23", name="Stadsgewest Amersfoort")
    taken = take(tmp_path, rows, columns=COROP, separator=separator)
    assert taken.reading.edition == "corop"
    assert taken.reading.regions == ["CP22", "CP23"]
    assert "2 van 53 regio's (Stadsgewest Amersfoort, Utrecht-West)" in said(taken.finding("partial_coverage"))["nl"]


@pytest.mark.parametrize("column", [name for name in PROVINCE if not name.startswith("Sf_")])
def test_a_missing_column_is_refused_by_name_with_what_was_found(tmp_path, column):
    (found,) = refusal(tmp_path, columns=[name for name in PROVINCE if name != column])
    assert (found.rule, found.line) == ("column_missing", 1)
    for sentence in said(found).values():
        assert column in sentence
        assert "Sf_brutogew" in sentence


def test_without_standard_errors_the_file_is_taken_with_a_warning(tmp_path):
    taken = take(tmp_path, columns=[name for name in PROVINCE if not name.startswith("Sf_")])
    missing = [f for f in taken.reading.findings if f.rule == "optional_column_missing"]
    assert [finding.values["expected"] for finding in missing] == ["Sf_brutogew", "Sf_waarde"]
    assert taken.rows("select count(mass), count(mass_se) from flow") == [(8, 0)]


def test_extra_columns_warn(tmp_path):
    taken = take(tmp_path, every(Opmerking="=1+1"), columns=(*PROVINCE, "Opmerking"))
    found = taken.finding("extra_column")
    assert (found.severity, found.line, found.column) == ("warn", 1, "Opmerking")
    taken = take(tmp_path, TEXT.replace("\r\n", ";\r\n"))
    assert taken.finding("extra_column").column == "14"
    many = [f"kolom {number}" for number in range(60)]
    found = take(tmp_path, columns=(*PROVINCE, *many)).finding("extra_column")
    assert found.occurrences == 60
    assert len(said(found)["nl"]) < 250


def test_a_column_twice_is_refused(tmp_path):
    (found,) = refusal(tmp_path, columns=(*PROVINCE, "Brutogew"))
    assert (found.rule, found.line, found.column) == ("column_twice", 1, "Brutogew")
    (found,) = refusal(tmp_path, every(Regionaam="Utrecht"), columns=(*PROVINCE, "Regionaam"))
    assert "Provincienaam" in said(found)["nl"]


def test_a_title_above_the_header_is_refused_in_one_sentence(tmp_path):
    (found,) = refusal(tmp_path, "Tabel Regionale stromen\r\n\r\n" + TEXT)
    assert (found.rule, found.line, found.found) == ("no_header", 1, "Tabel Regionale stromen")


def test_the_separator_line_of_excel_is_passed_by(tmp_path):
    taken = take(tmp_path, "sep=;\r\n" + TEXT)
    assert taken.rows("select min(line) from delivered") == [(3,)]


@pytest.mark.parametrize("content", [b"", b"\r\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\r\n".encode(), b";;;\n"])
def test_an_empty_file_is_refused(tmp_path, content):
    (found,) = refusal(tmp_path, content)
    assert found.rule == "empty_file"


@pytest.mark.parametrize("content", [LINES[0], LINES[0] + "\r\n\r\n;;;;\r\n", (LINES[0] + "\r\n") * 3])
def test_only_a_header_is_refused(tmp_path, content):
    (found,) = refusal(tmp_path, content)
    assert found.rule == "no_rows"


def test_a_workbook_under_a_csv_name_is_refused(tmp_path):
    path = tmp_path / "stromen.csv"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    for number, line in enumerate(LINES):
        sheet.write_row(number, 0, line.split(";"))
    workbook.close()
    (found,) = refusal(tmp_path, path.read_bytes())
    assert (found.rule, found.values) == ("workbook", {"kind": "xlsx"})
    (found,) = refusal(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert (found.rule, found.values) == ("workbook", {"kind": "xls"})


def packed() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("stromen.csv", TEXT)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"%PDF-1.7\n1 0 obj", "PDF"), (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"), (packed(), "zip"),
     (b"<!DOCTYPE html><html><body>Inloggen</body></html>", "HTML/XML"), (b"\x1f\x8b\x08\x00abc", "gzip")],
)
def test_another_kind_of_file_is_named(tmp_path, content, kind):
    (found,) = refusal(tmp_path, content)
    assert (found.rule, found.values) == ("other_format", {"kind": kind})


@pytest.mark.parametrize("start", [b"", "é".encode()])  # two bytes may happen to be a letter in UTF-8
def test_bytes_that_are_no_text_are_refused(tmp_path, start):
    (found,) = refusal(tmp_path, start + bytes(range(256)) * 20)
    assert found.rule == "binary_file"


@pytest.mark.parametrize(("character", "code"), [("\x00", "U+0000"), ("\x07", "U+0007"), ("\x1b", "U+001B")])
def test_a_nul_or_other_control_character_is_refused_with_its_line(tmp_path, character, code):
    (found,) = refusal(tmp_path, TEXT.replace("600,5", f"600{character},5"))
    assert (found.rule, found.line, found.values["code"]) == ("control_character", 2, code)


def test_a_truncated_last_line_is_refused(tmp_path):
    for cut in range(14, 60, 5):
        (found,) = refusal(tmp_path, TEXT[:-cut])
        assert (found.rule, found.line) == ("last_line_cut", 11)
        assert found.found in LINES[10]
    quoted = text_of(quoting=csv.QUOTE_ALL)
    (found,) = refusal(tmp_path, quoted[:-30])
    assert (found.rule, found.line) == ("last_line_cut", 11)


def test_a_last_line_without_an_end_is_taken_with_a_warning(tmp_path):
    # A number cut short cannot be told from a whole one, so the reader of the warning has to look.
    taken = take(tmp_path, TEXT.rstrip())
    found = taken.finding("no_last_newline")
    assert (found.severity, found.line) == ("warn", 11)
    assert found.found.endswith("1,5")


def test_a_ragged_line_is_refused_with_line_and_text(tmp_path):
    (found,) = refusal(tmp_path, inserted(3, "2022;1;Aanbod"))
    assert (found.rule, found.line, found.found) == ("ragged_line", 4, "2022;1;Aanbod")
    assert "3 in plaats van 13" in said(found)["nl"]
    (found,) = refusal(tmp_path, TEXT.replace("300,125", "300;125"))
    assert (found.rule, found.line) == ("ragged_line", 5)


def test_many_ragged_lines_are_counted_and_five_shown(tmp_path):
    found = refusal(tmp_path, "\r\n".join([*LINES[:3], *["x;y"] * 50, *LINES[3:]]))
    assert [finding.line for finding in found] == [4, 5, 6, 7, 8]
    assert found[0].occurrences == 50


def test_quotes_and_doubled_quotes_are_read(tmp_path):
    taken = take(tmp_path, changed(0, Noot='een "groot" bedrag; zie bijlage'), columns=("Noot", *PROVINCE))
    assert weight(taken) == SUM
    assert weight(take(tmp_path, quoting=csv.QUOTE_ALL)) == SUM


def test_a_quoted_newline_and_blank_lines_leave_line_numbers_true(tmp_path):
    text = TEXT.replace(LINES[2], "\r\n" + LINES[2].replace(";Utrecht;", ';"Utrecht\r\n";'))
    text = text.replace(LINES[4], ";;\r\n" + LINES[4])
    numbers = [line for (line,) in take(tmp_path, text).rows("select line from delivered order by line")]
    # 1 header, 2, blank 3, 4-5 one record, 6, separators only 7, then on.
    assert numbers == [2, 4, 6, 8, 9, 10, 11, 12, 13, 14]
    (found,) = refusal(tmp_path, text.replace("18,75", "achttien"))
    assert (found.line, found.column, found.found) == (14, "Waarde", "achttien")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_each_line_end_is_read(tmp_path, newline):
    assert weight(take(tmp_path, newline=newline)) == SUM


@pytest.mark.parametrize(
    ("spoiled", "line"),
    [
        (TEXT.replace("Productie goederen", '"Productie goederen', 1), 2),
        (TEXT.replace(CEMENT := "Cement, kalk en gips", '5" pijp', 1), 9),
        (TEXT.replace("Productie goederen", '"Productie" goederen', 1), 2),
        (TEXT.replace(CEMENT, '5" pijp', 2), 9),
    ],
)
def test_a_quote_out_of_place_is_refused_with_its_line(tmp_path, spoiled, line):
    found = refusal(tmp_path, spoiled)[0]
    assert (found.rule, found.line) == ("open_quote", line)
    assert '"' in found.found


def test_odd_quoting_never_ends_in_another_exception(tmp_path):
    (layouts,) = source("cbs_flows").tables_read
    with duckdb.connect() as connection:
        prepare(connection)
        for place in range(0, len(TEXT), 13):
            for piece in ('"', '""', ';"', '";', '"\r\n"', ' "'):
                path = write(tmp_path, TEXT[:place] + piece + TEXT[place:])
                with suppress(Refused):
                    lines = text_lines(path.read_bytes(), layouts, path.name)
                    assert read(connection, lines, layouts).rows in (10, 9)


def test_a_header_inside_the_file_is_skipped_counted_and_kept_apart(tmp_path):
    again = TEXT.replace("2022", "2021")
    for glued in (TEXT + again, TEXT.encode("utf-8-sig") + again.encode("utf-8-sig")):
        taken = take(tmp_path, glued)
        found = taken.finding("repeated_headers")
        assert (found.severity, found.line, found.occurrences) == ("warn", 12, 1)
        assert taken.reading.set_aside["repeated_header"] == 1
        assert (taken.reading.rows_in, taken.reading.rows_kept, taken.reading.rows_set_aside) == (21, 16, 5)


def test_a_line_of_a_hundred_megabytes_is_refused_with_its_number(tmp_path):
    huge = b"x" * 100_000_000
    (found,) = refusal(tmp_path, TEXT.encode() + huge)
    assert (found.rule, found.line) == ("line_too_long", 12)
    assert len(said(found)["nl"]) < 300
    (found,) = refusal(tmp_path, b"x" * 1_000_000)
    assert (found.rule, found.line) == ("line_too_long", 1)
    (found,) = refusal(tmp_path, TEXT.replace("Utrecht", '"' + "U\r\n" * 60_000, 1))
    assert (found.rule, found.line) == ("open_quote", 2)


def test_text_of_the_file_cannot_break_a_message(tmp_path):
    header = LINES[0].replace("Jaar", "{Jaar}\x0b\u202e<script>")
    (found, *_) = refusal(tmp_path, TEXT.replace(LINES[0], header).encode("utf-8"))
    assert "\u202e" not in found.message(Texts("nl"))


def test_the_file_name_in_a_message_is_printable(tmp_path):
    (found,) = refusal(tmp_path, b"", name="=cmd\n.csv")
    assert "\n" not in found.message(Texts("nl"))
