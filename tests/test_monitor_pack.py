"""The monitor pack, opened as its reader opens it: Word, PDF, Excel, pictures, manifest; with example data and without.

The selection is small and hostile: its own words look like markup, formulas and fields.
"""

import io
import json
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from PIL import Image
from python_calamine import CalamineWorkbook

import cli
from flows.texts import Texts
from publish.edition import Edition
from publish.monitor import build, word
from publish.monitor.archive import digest
from publish.monitor.build import NotAPack, Pack, pack
from publish.monitor.reading import parse, read
from publish.monitor.word_style import NOTICE, NoTemplate

TITLE = "=1+1 #set text(red) <b> & *x*"
HOSTILE = f"""
title = {json.dumps(TITLE)}
base_year = 2016
[[chapter]]
name = "kern"
figures = ["abiotisch-gebruik", {{ id = "grootste-groepen", region = "PV25", year = 2020 }}]
[[chapter]]
title = "@verwijzing $x$ _kop_ \\\\ #panic()"
text = "=HYPERLINK(\\"https://example.nl\\")"
figures = ["leveringszekerheid-grenzen", "afval-kwartalen", "kaart-gemeenten-population-1-january"]
"""
SHOWN = 4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def edition(example_database) -> Edition:
    return Edition(example_database, allow_example=True)


@pytest.fixture(scope="module")
def made(edition) -> Pack:
    return pack(edition, parse(HOSTILE, edition.desk("nl")), "nl", processes=0)


@pytest.fixture(scope="module")
def without_example(example_database) -> Pack:
    bare = Edition(example_database)
    selection = parse('[[chapter]]\nname = "kern"\nfigures = ["abiotisch-gebruik", '
                      '"kaart-gemeenten-population-1-january"]', bare.desk("en"))
    return pack(bare, selection, "en", processes=0)


def of_kind(made: Pack, suffix: str, folder: str = "") -> bytes:
    """The one file of the whole of that kind, or the first in a folder."""
    return next(content for name, content in made.files.items()
                if name.endswith(suffix) and name.startswith(folder) and ("/" in name) == bool(folder))


@pytest.fixture(scope="module")
def document(made):
    return docx.Document(io.BytesIO(of_kind(made, ".docx")))


def styled(document, style: str) -> list[str]:
    return [line.text for line in document.paragraphs if line.style.name == style]


# Word


def test_word_has_real_headings_in_order(made, document):
    assert styled(document, "Heading 1")[:2] == [part.title for part in made.contents.parts]
    assert styled(document, "Heading 2")[0] == "Abiotisch gebruik in Utrecht"
    assert len(styled(document, "Heading 2")) == 5
    assert styled(document, "Title") == [TITLE]


def test_word_numbers_its_captions_and_refers_to_them(document):
    captions = styled(document, "Caption")
    assert [text.split(".")[0] for text in captions] == [
        f"{kind} {number}" for number in range(1, SHOWN + 1) for kind in ("Figuur", "Tabel")]
    body = document.element.body
    asked = [text.text.strip() for text in body.iter(f"{W}instrText")]
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    references = [text.split()[1] for text in asked if text.startswith("REF ")]
    assert len(references) == 2 * SHOWN
    assert set(references) <= names
    assert [text for text in asked if text.startswith("SEQ Figuur")] == ["SEQ Figuur \\* ARABIC"] * SHOWN
    assert sum(text.startswith("TOC ") for text in asked) == 1
    linked = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert len(linked) == 2 + 5 + 2  # chapters, figures, sources and statuses
    assert set(linked) <= names
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(asked)
    identities = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(set(identities)) == len(identities)


def test_every_picture_in_word_has_words(made, document):
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == [one.figure.alt for one in made.contents.shown]
    assert len({shape._inline.docPr.get("id") for shape in document.inline_shapes}) == SHOWN


def test_every_table_in_word_says_which_row_is_its_header(document):
    assert len(document.tables) == SHOWN + 1
    for table in document.tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        # In the order that Word asks for.
        assert [part.tag.removeprefix(W) for part in table._tbl.tblPr] == [
            "tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook", "tblCaption"]
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells[0][0] == "Jaar"
    assert cells[1][2] == "12.828"  # as the screen writes it


def test_word_says_its_language_and_that_data_are_example(made, document):
    assert {mark.get(f"{W}val") for mark in document.styles.element.iter(f"{W}lang")} == {"nl-NL"}
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title == TITLE
    said = Texts("nl")("charts.example_words")
    assert styled(document, NOTICE).count(said) == 1 + 3  # on the front page and with each made figure
    assert any("voorbeelddata" in line.text for line in document.sections[0].header.paragraphs)


@pytest.mark.parametrize("suffix", [".docx", ".dotx"])
def test_a_template_gives_the_looks_and_not_its_text(made, tmp_path, suffix):
    house = docx.Document()
    house.styles["Heading 1"].font.name = "Comic Sans MS"
    house.add_paragraph("Deze tekst hoort niet in het pakket.")
    house.sections[0].header.paragraphs[0].text = "Provincie met logo"
    path = tmp_path / f"huisstijl{suffix}"
    house.save(path)
    if suffix == ".dotx":
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        kinds = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in (parts | {"[Content_Types].xml": kinds}).items():
                archive.writestr(name, content)
    drawings = [Drawn(made, number) for number in range(SHOWN)]
    written = docx.Document(io.BytesIO(word.document(made.contents, drawings, path)))
    assert written.styles["Heading 1"].font.name == "Comic Sans MS"
    header = [line.text for line in written.sections[0].header.paragraphs]
    assert header[0] == "Provincie met logo"
    assert "voorbeelddata" in header[1]
    assert not any("hoort niet" in line.text for line in written.paragraphs)
    assert len(written.inline_shapes) == SHOWN


class Drawn:
    """A drawing as the Word document needs it, from the files of a pack."""

    def __init__(self, made: Pack, number: int):
        self.chart_png = [content for name, content in made.files.items() if name.endswith(".png")][number]
        self.sides = (165.0, 100.0)


@pytest.mark.parametrize("content", [b"geen document", b"PK\x03\x04 afgebroken"])
def test_a_template_that_is_no_word_file_is_refused(made, tmp_path, content):
    path = tmp_path / "huisstijl.docx"
    path.write_bytes(content)
    with pytest.raises(NoTemplate):
        word.document(made.contents, [Drawn(made, number) for number in range(SHOWN)], path)


# PDF


def fonts_of(reader: pypdf.PdfReader) -> dict[str, bool]:
    """The fonts of all pages and whether each is embedded."""
    found = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            whole = font.get_object()
            part = whole["/DescendantFonts"][0].get_object() if "/DescendantFonts" in whole else whole
            descriptor = part["/FontDescriptor"].get_object()
            found[whole["/BaseFont"]] = any(f"/FontFile{end}" in descriptor for end in ("", "2", "3"))
    return found


def tags(element, found: list) -> list:
    """Kind and alternative text of every element of a tagged PDF."""
    element = element.get_object()
    if isinstance(element, list):
        for part in element:
            tags(part, found)
    elif isinstance(element, dict):
        if "/S" in element:
            found.append((element["/S"], element.get("/Alt")))
        if "/K" in element:
            tags(element["/K"], found)
    return found


@pytest.mark.parametrize("folder", ["", "figuren/"])
def test_the_pdf_is_accessible(made, folder):
    content = of_kind(made, ".pdf", folder)
    reader = pypdf.PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"].lower().startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    found = tags(root["/StructTreeRoot"]["/K"], [])
    pictures = [alt for kind, alt in found if kind == "/Figure"]
    assert len(pictures) == (1 if folder else SHOWN)
    for alt, one in zip(pictures, made.contents.shown, strict=False):
        assert one.figure.alt in alt
    fonts = fonts_of(reader)
    assert fonts
    assert all(fonts.values()), fonts
    assert all("LiberationSans" in name for name in fonts)


def test_the_pdf_holds_headings_tables_and_words(made):
    reader = pypdf.PdfReader(io.BytesIO(of_kind(made, ".pdf")))
    kinds = [kind for kind, _ in tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], [])]
    assert kinds.count("/Table") == SHOWN + 1
    assert kinds.count("/TH") > SHOWN
    assert {"/H1", "/H2", "/Caption", "/TOC"} <= set(kinds)
    text = " ".join(page.extract_text() for page in reader.pages)
    for said in (TITLE, "@verwijzing $x$ _kop_ \\ #panic()", '=HYPERLINK("https://example.nl")', "Tabel 2.",
                 "Geen data voor Utrecht", Texts("nl")("charts.example_words")):
        assert said in " ".join(text.split()), said
    assert reader.metadata.title == TITLE
    headings = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert made.contents.parts[0].title in headings


# Excel


def test_the_workbook_has_native_numbers_and_no_formulas(made):
    content = of_kind(made, ".xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    first, *sheets, notes = book.sheet_names
    assert (first, notes) == ("Inhoud", "Toelichting en bronnen")
    assert [name[:2] for name in sheets] == ["01", "02", "03", "04"]
    assert book.get_sheet_by_name(first).to_python()[0][0] == TITLE
    for one, name in zip(made.contents.shown, sheets, strict=True):
        rows = book.get_sheet_by_name(name).to_python()
        labels = list(one.figure.table.columns)
        head = next(place for place, row in enumerate(rows) if row[:len(labels)] == labels)
        table = rows[head + 1:]
        assert len(table) == len(one.figure.table)
        for told, (_, known) in zip(table, one.figure.table.iterrows(), strict=True):
            for cell, value in zip(told, known, strict=False):
                if value is None or value != value:
                    assert cell == ""
                else:  # a workbook keeps sixteen digits
                    assert cell == (pytest.approx(value, rel=1e-14) if isinstance(value, float) else value)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        written = "".join(archive.read(name).decode() for name in archive.namelist() if "sheet" in name)
        drawings = "".join(archive.read(name).decode() for name in archive.namelist() if "drawings/drawing" in name)
    assert "<f>" not in written
    assert drawings.count('descr="') == SHOWN
    told = " ".join(str(cell) for row in book.get_sheet_by_name(notes).to_python() for cell in row)
    assert all(one.figure.words.source in told for one in made.contents.shown)


# Pictures, manifest, names


def test_every_figure_is_there_three_times_with_all_that_must_be_said(made):
    names = [name for name in made.files if name.startswith("figuren/")]
    assert len(names) == 3 * SHOWN
    for one in made.contents.shown:
        mark = "-voorbeeld" if one.figure.words.example else ""
        svg, png, pdf = (made.files[f"figuren/{one.figure.id}{mark}.{form}"] for form in ("svg", "png", "pdf"))
        drawn = "".join(svg.decode().split())
        for said in (one.figure.words.title, one.figure.words.status, made.contents.version):
            assert "".join(said.split()) in drawn
        assert round(Image.open(io.BytesIO(png)).info["dpi"][0]) == 300
        assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.title == one.figure.words.title


def test_the_manifest_holds_the_hash_of_every_file(made, tmp_path):
    build.write(made, tmp_path / "pack")
    told = json.loads((tmp_path / "pack" / "manifest-voorbeeld.json").read_text(encoding="utf-8"))
    listed = set(told["files"])
    there = {path.relative_to(tmp_path / "pack").as_posix() for path in (tmp_path / "pack").rglob("*")
             if path.is_file()}
    assert there - listed == {"manifest-voorbeeld.json", "SHA256SUMS-voorbeeld.txt", made.name}
    for name, known in told["files"].items():
        content = (tmp_path / "pack" / name).read_bytes()
        assert known == {"bytes": len(content), "sha256": digest(content)}
    sums = (tmp_path / "pack" / "SHA256SUMS-voorbeeld.txt").read_text(encoding="utf-8").splitlines()
    assert f"{digest((tmp_path / 'pack' / 'manifest-voorbeeld.json').read_bytes())}  manifest-voorbeeld.json" in sums
    assert [figure["example_data"] for figure in told["figures"]] == [True, True, True, False]
    assert all(figure["alt"] and figure["source"] and figure["status"] for figure in told["figures"])
    assert [one["id"] for one in told["without_data"]] == ["afval-kwartalen"]
    with zipfile.ZipFile(tmp_path / "pack" / made.name) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == set(made.files)


def test_every_file_of_the_whole_says_in_its_name_that_it_holds_example_data(made):
    assert all("-voorbeeld." in name for name in [made.name, *made.files] if "/" not in name)


def test_the_selection_in_the_pack_is_the_one_it_was_made_from(made, edition, tmp_path):
    path = tmp_path / "selectie.toml"
    path.write_bytes(of_kind(made, ".toml"))
    assert read(path, edition.desk("nl")) == made.contents.selection


def test_the_same_figures_give_the_same_files(made, edition):
    again = pack(edition, made.contents.selection, "nl", processes=0)
    assert [name for name in made.files if made.files[name] != again.files.get(name)] == []


def test_a_folder_with_other_things_in_it_is_left_alone(made, without_example, tmp_path):
    build.write(made, tmp_path)
    build.write(without_example, tmp_path)  # another pack gives way
    assert not list(tmp_path.rglob("*voorbeeld*"))
    (tmp_path / "brief.txt").write_text("van mij")
    with pytest.raises(NotAPack):
        build.write(made, tmp_path)
    assert (tmp_path / "brief.txt").read_text() == "van mij"
    assert (tmp_path / "manifest.json").exists()


# Without example data


def test_without_leave_a_figure_of_example_data_gives_way_to_what_it_needs(without_example):
    contents = without_example.contents
    assert [one.item.id for one in contents.missing] == ["abiotisch-gebruik"]
    assert "Regional" in contents.missing[0].why or "flows" in contents.missing[0].why
    assert contents.missing[0].commands == ["python cli.py deliver cbs_flows file"]
    assert not any("example" in name for name in [without_example.name, *without_example.files])
    document = docx.Document(io.BytesIO(of_kind(without_example, ".docx")))
    assert "python cli.py deliver cbs_flows file" in [line.text for line in document.paragraphs]
    assert styled(document, "Caption")[0].startswith("Figure 1. ")
    assert document.core_properties.language == "en-GB"
    reader = pypdf.PdfReader(io.BytesIO(of_kind(without_example, ".pdf")))
    assert reader.trailer["/Root"]["/Lang"].lower().startswith("en")


# The command line: the edition is the real one of these tests, since to make another takes long.


@pytest.mark.parametrize(("options", "says"), [
    (["--selection", "bestaat-niet.toml"], "bestaat-niet.toml"),
    (["--template", "tests/conftest.py"], "geen Word-document"),
    (["--region", "PV99"], "PV26"),
])
def test_a_wrong_request_ends_with_a_refusal(in_example_home, monkeypatch, tmp_path, capsys, options, says, edition):
    monkeypatch.chdir(Path(__file__).parents[1])
    monkeypatch.setattr("publish.edition.Edition", lambda **leave: edition)
    assert cli.main(["publish", "monitor", "--out", str(tmp_path / "pack"), *options]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("geweigerd:")
    assert says in told.err
    assert not (tmp_path / "pack").exists()


def test_the_command_line_makes_a_pack_and_lists_figures(in_example_home, monkeypatch, tmp_path, capsys, edition):
    monkeypatch.setattr("publish.edition.Edition", lambda **leave: edition)
    assert cli.main(["publish", "monitor", "--list"]) == 0
    assert "  grootste-groepen [region, year]  Grootste goederengroepen" in capsys.readouterr().out.splitlines()
    wanted = tmp_path / "mijn.toml"
    wanted.write_text('[[chapter]]\nname = "kern"\nfigures = ["abiotisch-gebruik"]\n', encoding="utf-8")
    assert cli.main(["publish", "monitor", "--example", "--region", "PV27", "--selection", str(wanted),
                     "--out", str(tmp_path / "pack"), "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert "example data" in told.err
    assert "Pack made" in told.out
    assert (tmp_path / "pack" / "monitor-north-holland-example.zip").is_file()
