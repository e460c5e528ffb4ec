"""Workbooks and packages: several tables in a folder, a zip or the sheets of a workbook, right, odd or hostile."""

import io
import random
import struct
import subprocess
import sys
import zipfile
from datetime import date

import pytest
import xlsxwriter
from delivered import said

from flows import workbook
from flows.errors import Refused
from flows.packages import parts
from flows.reader import Column, Layout

WEIGHTS = Layout("weights", (Column("code", ("code",)), Column("weight", ("weight",), kind="factor")),
                 sheet="Gewichten", workbook=True)
NAMES = Layout("names", (Column("code", ("code",)), Column("name", ("name",))), sheet="names", workbook=True)
EXTRA = Layout("extra", (Column("code", ("code",)), Column("remark", ("remark",))), sheet="extra", workbook=True,
               optional=True)
ROWS = [["code", "weight"], ["01", 1.5], ["02", 2]]
OTHER = [["code", "name"], ["01", "zand"]]


def book(sheets, **options):
    """The bytes of a workbook with a list of rows per sheet; a row is a list of cells from the first column on."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as written:
        for name, rows in sheets.items():
            page = written.add_worksheet(name)
            for line, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(line, place, cell, written.add_format({"num_format": "d-m-yyyy"}))
                    elif isinstance(cell, tuple):
                        page.write_formula(line, place, cell[0], None, cell[1])
                    else:
                        page.write(line, place, cell)
    return out.getvalue()


def repacked(content, change=None, added=()):
    """A zip with the text of its files changed and files added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)) if change else old.read(name))
        for name, text in added:
            new.writestr(name, text)
    return out.getvalue()


def put(tmp_path, content, name="levering.xlsx"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def lines(tmp_path, content, *layouts, name="levering.xlsx"):
    """The header and records of each table, by its name."""
    opened, _ = parts(put(tmp_path, content, name), [[layout] for layout in layouts or (WEIGHTS,)])
    return {part.layouts[0].name: [part.lines.header, *(text for _, text in part.lines.records)] for part in opened}


def refusal(path, *layouts):
    """The one refusal; it must read well in both languages."""
    with pytest.raises(Refused) as refused:
        parts(path, [[layout] for layout in layouts or (WEIGHTS,)])
    (finding,) = refused.value.findings
    said(finding)
    return finding


# Cells


def test_a_sheet_becomes_lines_of_text(tmp_path):
    assert lines(tmp_path, book({"Gewichten": ROWS})) == {"weights": ["code;weight", "01;1,5", "02;2"]}


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (0.1 + 0.2, "0,3"),
        (1.5e-7, "0,00000015"),
        (123456789012, "123456789012"),
        (100101, "100101"),
        (-0.0, "0"),
        (True, "1"),
        (False, "0"),
        ("1,5", '1,5'),
        ("a;b", '"a;b"'),
        ('5" buis', '"5"" buis"'),
        ("twee\nregels", "twee regels"),
        ("twee\r\nregels", "twee regels"),
        ("tab\ten\x07bel", "tab en bel"),
        (" 0101 ", " 0101 "),
        (date(2022, 1, 5), "2022-01-05"),
        (("=1+1", 2.5), "2,5"),
        (("=A1", "tekst"), "tekst"),
        (("=1/0", "#DIV/0!"), ""),
        ("=SUM(A1)", "=SUM(A1)"),
    ],
)
def test_cells_as_text(tmp_path, cell, written):
    content = book({"Gewichten": [["code", "weight"], ["01", cell]]}, strings_to_formulas=False)
    assert lines(tmp_path, content)["weights"][1] == f"01;{written}"


def test_titles_stand_above_the_header_and_lines_keep_their_numbers(tmp_path):
    content = book({"Gewichten": [["Tabel 1"], [], ["bron: code"], *ROWS, [], ["03", 3]]})
    (part,), _ = parts(put(tmp_path, content), [[WEIGHTS]])
    assert (part.lines.header, part.lines.header_line) == ("code;weight", 4)
    assert part.lines.records == [(5, "01;1,5"), (6, "02;2"), (8, "03;3")]


def test_a_table_that_begins_further_right(tmp_path):
    found = lines(tmp_path, book({"Gewichten": [["", "", *row] for row in ROWS]}))["weights"]
    assert found == [";;code;weight", ";;01;1,5", ";;02;2"]


def test_a_note_beside_the_table_is_refused_with_its_place(tmp_path):
    finding = refusal(put(tmp_path, book({"Gewichten": [*ROWS, ["03", 3, "", "nog nagaan"]]})))
    assert (finding.rule, finding.line, finding.found) == ("beyond_header", 4, "nog nagaan")


# Which sheet


def test_the_sheet_of_the_name_goes_before_others(tmp_path):
    content = book({"Oud": [*ROWS, ["03", 3]], "GEWICHTEN ": ROWS})
    assert len(lines(tmp_path, content)["weights"]) == 3
    # What stands on the other is not lost in silence; a sheet without a table needs no word.
    _, findings = parts(put(tmp_path, book({"Gewichten": ROWS, "Gewichten 2023": ROWS, "Uitleg": [["code", "wat"]]})),
                        [[WEIGHTS]])
    assert [(finding.rule, finding.found) for finding in findings] == [("unread_sheet", "Gewichten 2023")]
    _, findings = parts(put(tmp_path, book({"names": OTHER, "Gewichten": ROWS, "Oud": [[], *OTHER]})),
                        [[WEIGHTS], [NAMES]])
    assert [(finding.rule, finding.found) for finding in findings] == [("unread_sheet", "Oud")]
    said(findings[0])


def test_a_sheet_under_another_name_is_known_by_its_columns(tmp_path):
    content = book({"Toelichting": [["De kolom code is het nummer"], ["code"]], "Blad1": ROWS})
    assert lines(tmp_path, content)["weights"][0] == "code;weight"


def test_two_sheets_that_both_may_be_it_are_refused(tmp_path):
    finding = refusal(put(tmp_path, book({"2021": ROWS, "2022": ROWS})))
    assert (finding.rule, finding.found, finding.values) == ("table_twice", "2022", {"first": "2021"})


def test_a_workbook_without_the_sheet_says_what_it_has(tmp_path):
    finding = refusal(put(tmp_path, book({"Blad1": [["iets", "anders"], [1, 2]], "Blad2": []})))
    assert (finding.rule, finding.found, finding.values["sheet"]) == ("no_sheet", "Blad1, Blad2", "Gewichten")


def test_a_chart_on_a_sheet_of_its_own_is_passed_by(tmp_path):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as written:
        chart = written.add_chart({"type": "line"})
        chart.add_series({"values": "=Blad1!$B$2:$B$3"})
        written.add_chartsheet("Grafiek").set_chart(chart)
        page = written.add_worksheet("Blad1")
        for line, row in enumerate(ROWS):
            page.write_row(line, 0, row)
    assert len(lines(tmp_path, out.getvalue())["weights"]) == 3


# Several tables


def test_each_table_has_its_sheet(tmp_path):
    found = lines(tmp_path, book({"names": OTHER, "Gewichten": ROWS}), WEIGHTS, NAMES)
    assert found == {"weights": ["code;weight", "01;1,5", "02;2"], "names": ["code;name", "01;zand"]}


def test_a_sheet_of_one_table_is_not_taken_for_another(tmp_path):
    path = put(tmp_path, book({"Gewichten": ROWS, "Blad2": [["code", "iets"], ["01", "x"]]}))
    finding = refusal(path, WEIGHTS, NAMES)
    assert (finding.rule, finding.values["sheet"], finding.file) == ("no_sheet", "names", "levering.xlsx/names")


def test_an_optional_table_may_be_absent(tmp_path):
    content = book({"names": OTHER, "Gewichten": ROWS})
    assert set(lines(tmp_path, content, WEIGHTS, NAMES, EXTRA)) == {"weights", "names"}


def test_a_source_that_takes_no_workbook_says_so(tmp_path):
    plain = [Layout(layout.name, layout.columns) for layout in (WEIGHTS, NAMES)]
    assert refusal(put(tmp_path, book({"weights": ROWS, "names": OTHER})), *plain).rule == "tables_expected"
    assert refusal(put(tmp_path, book({"weights": ROWS})), plain[0]).rule == "workbook"


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


TEXTS = {"weights.csv": "code;weight\n01;1,5\n", "names.csv": "code;name\n01;zand\n"}


@pytest.mark.parametrize("inside", ["", "map/", "map/diep/", "map\\", "../../", "/tmp/"])
def test_a_zip_may_hold_its_files_in_folders(tmp_path, inside):
    found = lines(tmp_path, packed({f"{inside}{name}": text for name, text in TEXTS.items()}), WEIGHTS, NAMES,
                  name="levering.zip")
    assert found == {"weights": ["code;weight", "01;1,5"], "names": ["code;name", "01;zand"]}


def test_a_zip_made_on_a_mac_or_with_other_files(tmp_path):
    files = {**TEXTS, "__MACOSX/._names.csv": "\x00", ".DS_Store": "\x00", "LEESMIJ.txt": "x", "README.md": "y"}
    _, findings = parts(put(tmp_path, packed(files)), [[WEIGHTS], [NAMES]])
    assert [(finding.rule, finding.found) for finding in findings] == [("extra_file", "LEESMIJ.txt")]


def test_the_same_table_twice_is_refused(tmp_path):
    for name, again in (("a.zip", "oud/names.csv"), ("b.zip", "Names.txt")):
        assert refusal(put(tmp_path, packed({**TEXTS, again: "x"}), name), WEIGHTS, NAMES).rule == "table_twice"


def test_every_missing_table_is_named(tmp_path):
    with pytest.raises(Refused) as refused:
        parts(put(tmp_path, packed({"iets.csv": "x"})), [[WEIGHTS], [NAMES], [EXTRA]])
    assert [finding.values["expected"] for finding in refused.value.findings] == ["weights.csv", "names.csv"]


def test_a_folder_may_hold_workbooks_and_text(tmp_path):
    folder = tmp_path / "map"
    folder.mkdir()
    put(folder, book({"Blad1": ROWS}), "weights.xlsx")
    put(folder, b"lock", "~$weights.xlsx")
    put(folder, TEXTS["names.csv"].encode(), "names.csv")
    (folder / "oud").mkdir()
    opened, findings = parts(folder, [[WEIGHTS], [NAMES]])
    assert [part.lines.encoding for part in opened] == ["xlsx", "utf-8"]
    assert [(finding.rule, finding.found) for finding in findings] == [("extra_file", "oud")]


def test_a_file_that_holds_no_tables_says_which_are_wanted(tmp_path):
    finding = refusal(put(tmp_path, b"code;weight\n01;1,5\n", "weights.csv"), WEIGHTS, NAMES, EXTRA)
    assert (finding.rule, finding.values["expected"]) == ("tables_expected", "weights.csv, names.csv")


# Hostile files


def test_a_workbook_that_inflates_enormously_is_not_opened(tmp_path, monkeypatch):
    content = repacked(book({"Gewichten": ROWS}), added=[("xl/media/image1.png", bytes(5_000_000))])
    assert len(content) < 20_000
    assert lines(tmp_path, content), "so large is still a workbook"
    monkeypatch.setattr(workbook, "MOST_BYTES", 1_000_000)
    finding = refusal(put(tmp_path, content))
    assert (finding.rule, finding.values) == ("unpacks_too_large", {"most": 1})


def test_a_zip_that_inflates_enormously_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_BYTES", 1_000_000)
    content = repacked(packed(TEXTS), added=[("names2.csv", bytes(5_000_000))])
    assert refusal(put(tmp_path, content, "levering.zip"), WEIGHTS, NAMES).rule == "unpacks_too_large"


def test_an_entry_that_lies_about_its_size_is_damaged(tmp_path):
    content = repacked(book({"Gewichten": ROWS}), added=[("xl/media/image1.png", bytes(5_000_000))])
    size = struct.pack("<L", 5_000_000)
    assert content.count(size) >= 1
    assert refusal(put(tmp_path, content.replace(size, struct.pack("<L", 10)))).rule == "damaged_archive"


def test_a_cell_in_the_far_corner_does_not_fill_the_memory(tmp_path):
    """In a process of its own: without the check the reader takes hundreds of gigabytes and the process is gone."""
    path = put(tmp_path, book({"Gewichten": [*ROWS]}))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as written:
        page = written.add_worksheet("Gewichten")
        page.write_row(0, 0, ROWS[0])
        page.write(1_048_575, 16_383, "x")
    path.write_bytes(out.getvalue())
    assert path.stat().st_size < 10_000
    order = ("from pathlib import Path; from flows.errors import Refused; from flows.packages import parts;"
             "from test_workbook import WEIGHTS\n"
             f"try: parts(Path({str(path)!r}), [[WEIGHTS]])\n"
             "except Refused as refused: print(refused.findings[0].rule)")
    done = subprocess.run([sys.executable, "-c", order], capture_output=True, text=True, timeout=60, check=False,
                          env={"PYTHONPATH": ":".join(sys.path)})
    assert done.stdout.strip() == "sheet_too_large", done.stderr[-400:]


def test_cells_that_do_not_say_where_they_are_are_counted(tmp_path, monkeypatch):
    def nameless(name, text):
        if name != "xl/worksheets/sheet1.xml":
            return text
        start, end = text.index(b"<sheetData>"), text.index(b"</sheetData>")
        wide = b"<row>" + 100 * b"<c><v>1</v></c>" + b"</row>"
        return text[:start] + b"<sheetData>" + wide + 100 * b"<row></row>" + b"<row><c><v>1</v></c></row>" + text[end:]

    path = put(tmp_path, repacked(book({"Gewichten": ROWS}), nameless))
    monkeypatch.setattr(workbook, "MOST_CELLS", 10_000)
    assert refusal(path).rule == "sheet_too_large"


@pytest.mark.parametrize("before", [b"", b"<!-- " + 20_000 * b"x" + b" -->"])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
def test_nested_entities_are_not_opened(tmp_path, part, before):
    laughs = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

    def spoiled(name, text):
        head, mark, rest = text.partition(b"?>")
        return head + mark + before + laughs + rest if name == part else text

    finding = refusal(put(tmp_path, repacked(book({"Gewichten": ROWS}), spoiled)))
    assert (finding.rule, finding.found) == ("entities", part)


def test_entities_in_another_encoding_are_seen_too(tmp_path):
    def spoiled(name, text):
        return f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []>{text.decode()}'.encode("utf-16") \
            if name == "xl/workbook.xml" else text

    assert refusal(put(tmp_path, repacked(book({"Gewichten": ROWS}), spoiled))).rule == "entities"


def test_a_password_is_named(tmp_path):
    """Excel wraps a locked workbook in an older kind of file; a zip marks each entry."""
    wrapped = workbook.OLE + bytes(600) + workbook.ENCRYPTED + bytes(600)
    assert refusal(put(tmp_path, wrapped)).rule == "locked"
    assert refusal(put(tmp_path, wrapped), WEIGHTS, NAMES).rule == "locked"
    content = bytearray(packed(TEXTS))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    assert refusal(put(tmp_path, bytes(content), "levering.zip"), WEIGHTS, NAMES).rule == "locked"


def test_a_workbook_that_is_cut_off_is_refused(tmp_path):
    content = book({"Gewichten": ROWS})
    for size in (0, 3, 4, 30, 500, len(content) // 2, len(content) - 1):
        with pytest.raises(Refused):
            (part,), _ = parts(put(tmp_path, content[:size]), [[WEIGHTS]])
            part.lines.records  # noqa: B018 - a piece too short to be known as a zip is text, and no text either


def test_a_workbook_without_its_parts_is_damaged(tmp_path):
    content = packed({"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": "<Types/>"})
    assert refusal(put(tmp_path, content)).rule in {"damaged_archive", "no_sheet"}


@pytest.mark.parametrize("seed", range(4))
def test_a_spoiled_file_is_read_or_refused_and_nothing_else(tmp_path, seed):
    """Bytes changed at random, in workbook and zip: a reader's own error would end in a traceback."""
    chance = random.Random(seed)
    both = (WEIGHTS, NAMES)
    for content, layouts in ((book({"names": OTHER, "Gewichten": ROWS}), both), (packed(TEXTS), both),
                             (book({"Gewichten": ROWS}), (WEIGHTS,))):
        for _ in range(60):
            spoiled = bytearray(content)
            for _ in range(chance.choice((1, 3, 20))):
                spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
            try:
                opened, _ = parts(put(tmp_path, bytes(spoiled)), [[layout] for layout in layouts])
                for part in opened:
                    assert part.lines.records is not None
            except Refused as refused:
                for finding in refused.findings:
                    said(finding)
