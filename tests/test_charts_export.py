"""Files that leave the screen carry their words, their fonts and true numbers."""

import csv
import io
import json
import re
import struct
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace

import pandas as pd
import pytest
import vl_convert
from chart_samples import BUILDERS, figure, seen

from charts import export, theme
from charts.figure import SIZES
from charts.table import instead
from flows.texts import Texts

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("name", BUILDERS)
def test_every_builder_leaves_as_svg_and_pdf_with_letters(name):
    drawn = figure(name, example=True)
    svg = export.svg(drawn)
    ElementTree.fromstring(svg)
    assert "VOORBEELDDATA" in seen(svg)
    pdf = export.pdf(drawn)
    assert re.search(rb"/BaseFont\s*/\w+\+LiberationSans", pdf)


def test_a_drawing_has_one_role_a_name_and_a_description():
    drawn = figure("trend", title="Zand & grind <script>", alt="Meer dan <b>ooit</b>.")
    svg = export.svg(drawn).decode("utf-8")
    assert svg.count('role="img"') == 1
    assert "aria-roledescription" not in svg
    assert "<script" not in svg
    assert "<b>" not in svg
    root = ElementTree.fromstring(svg)
    assert root[0].text == "Zand & grind <script> (mln kg)"
    assert root[1].text == "Meer dan <b>ooit</b>."
    assert root.attrib["width"] == "165.00mm"


def test_letters_that_vanish_are_noticed(monkeypatch):
    real = vl_convert.vegalite_to_svg
    monkeypatch.setattr(export.vl_convert, "vegalite_to_svg", lambda spec: re.sub(r"<text.*?</text>", "", real(spec)))
    with pytest.raises(export.UnreadableError):
        export.svg(figure("trend"))


@pytest.mark.parametrize("make", [export.svg, export.png, export.pdf])
def test_a_font_that_is_missing_fails(monkeypatch, make):
    """A font by this name is on no machine; vl-convert would make a picture without a word, and not complain."""
    monkeypatch.setattr(theme, "FONT", "'No Such Face'")
    with pytest.raises(export.UnreadableError, match="No Such Face"):
        make(figure("trend"))


def test_a_page_without_fonts_is_noticed(monkeypatch):
    export.svg(figure("trend"))
    monkeypatch.setattr(export.vl_convert, "svg_to_pdf", lambda svg: b"%PDF-1.7")
    with pytest.raises(export.UnreadableError):
        export.pdf(figure("trend"))


@pytest.mark.parametrize(("size", "dpi"), [("a4_column", 300), ("slide", 96), ("a4_page", 150)])
def test_a_picture_has_the_dots_of_its_size_and_says_so(size, dpi):
    picture = export.png(figure("trend"), size, dpi)
    width, height = struct.unpack(">II", picture[16:24])
    page = SIZES[size]
    assert width == pytest.approx(page.width_mm / 25.4 * dpi, abs=2)
    if not page.grows:
        assert height == pytest.approx(page.height_mm / 25.4 * dpi, abs=2)
    at = picture.index(b"pHYs")
    per_metre = struct.unpack(">I", picture[at + 4 : at + 8])[0]
    assert per_metre * 0.0254 == pytest.approx(dpi, abs=0.1)


@pytest.mark.parametrize(("size", "points"), [("slide", (960, 540)), ("a4_page", (842, 595))])
def test_a_page_has_the_size_of_paper(size, points):
    box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", export.pdf(figure("trend"), size))
    assert [float(n) for n in box.groups()] == pytest.approx(points, abs=0.6)


def table_of(drawn, lang: str) -> list[list[str]]:
    text = export.csv(drawn).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if lang == "nl" else ","))


@pytest.mark.parametrize(("lang", "number"), [("nl", "1234,5"), ("en", "1234.5")])
def test_csv_opens_in_the_spreadsheet_of_the_language(lang, number):
    drawn = figure("trend", lang, example=True)
    assert export.csv(drawn).startswith(b"\xef\xbb\xbf")
    rows = table_of(drawn, lang)
    assert rows[:4] == [["Jaar", "Abiotisch"], ["2022", number], ["2023", ""], []]
    texts, said = Texts(lang), dict(rows[4:])
    assert said[texts("charts.unit")] == "mln kg"
    assert said[texts("charts.source")] == "CBS, Regionale stromen"
    assert said[texts("charts.vintage")] == "levering van 3 maart 2026"
    assert said[texts("charts.warning")] == texts("charts.example_words")


BAD = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A1"]


def test_csv_neutralises_formulas_but_not_numbers():
    drawn = replace(figure("trend"), table=pd.DataFrame({"=kop": [*BAD, "-12,5", "gewoon"], "n": -1.5}))
    rows = table_of(drawn, "nl")
    assert rows[0][0] == "'=kop"
    assert [row[0] for row in rows[1:8]] == [f"'{text}" for text in BAD]
    assert rows[8] == ["-12,5", "-1,5"]
    assert rows[9][0] == "gewoon"


def test_csv_keeps_full_precision_without_thousands_signs():
    drawn = replace(figure("trend"), table=pd.DataFrame({"v": [1234567.123456, 1e-7, 5e20, 12.0]}))
    assert [row[0] for row in table_of(drawn, "nl")[1:5]] == ["1234567,123456", "0,0000001", "5" + "0" * 20, "12"]


def workbook(drawn) -> dict[str, ElementTree.Element]:
    archive = zipfile.ZipFile(io.BytesIO(export.xlsx(drawn)))
    names = [name for name in archive.namelist() if name.endswith(".xml")]
    return {name: ElementTree.fromstring(archive.read(name)) for name in names}


def test_xlsx_holds_true_numbers_and_a_sheet_of_words():
    parts = workbook(figure("trend", example=True))
    cells = {c.attrib["r"]: c for c in parts["xl/worksheets/sheet1.xml"].iter(f"{SHEET}c")}
    assert cells["B2"].attrib.get("t") is None
    assert float(cells["B2"].find(f"{SHEET}v").text) == 1234.5
    assert cells["A2"].find(f"{SHEET}v").text == "2022"
    assert "B3" not in cells
    words = "".join(parts["xl/sharedStrings.xml"].itertext())
    for wanted in ("CBS, Regionale stromen", Texts("nl")("charts.example_words"), "https://dashboard.example/doelen"):
        assert wanted in words
    sheets = [s.attrib["name"] for s in parts["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    assert sheets == ["Voorbeelddata", "Toelichting"]


def test_xlsx_has_no_formulas_and_no_links():
    drawn = replace(figure("trend"), table=pd.DataFrame({"naam": [*BAD, "https://kwaad.example"], "n": 1}))
    parts = workbook(drawn)
    for name, part in parts.items():
        assert not list(part.iter(f"{SHEET}f")), name
        assert not list(part.iter(f"{SHEET}hyperlink")), name


def test_the_specification_stands_on_its_own_and_says_its_words():
    spec = json.loads(export.vega_lite(figure("choropleth", example=True)))
    assert "url" not in json.dumps(spec["vconcat"])
    assert spec["usermeta"]["example"] is True
    assert {"label": "Bron", "text": "CBS, Regionale stromen"} in spec["usermeta"]["parts"]
    assert spec["title"]["text"][0].startswith("Gebruik van abiotische")
    assert "VOORBEELDDATA" in seen(vl_convert.vegalite_to_svg(spec))


def test_names_of_files_say_what_is_example():
    assert export.filename(figure("trend"), "svg") == "trend.svg"
    assert export.filename(figure("trend", example=True), "svg") == "trend-voorbeeld.svg"
    assert export.filename(figure("trend", "en", example=True), "png") == "trend-example.png"


def test_a_citation_holds_what_a_reader_needs_to_find_it_again():
    text = export.citation(figure("trend", example=True, warnings=["Ter vergelijking."]))
    parts = ["Grondstoffendashboard", "(mln kg)", "CBS, Regionale stromen", "schatting", "3 maart 2026"]
    parts += ["Voorbeelddata", "Ter vergelijking.", "https://dashboard.example/doelen?regio=PV26&jaar=2023"]
    for wanted in parts:
        assert wanted in text


def test_a_bundle_holds_every_figure_and_is_the_same_every_time():
    drawn = [figure("bars", example=True), figure("tiles")]
    packed = export.bundle(drawn, ["svg", "csv", "xlsx"])
    assert packed == export.bundle(drawn, ["svg", "csv", "xlsx"])
    archive = zipfile.ZipFile(io.BytesIO(packed))
    assert archive.namelist() == [
        "bars-voorbeeld.svg", "bars-voorbeeld.csv", "bars-voorbeeld.xlsx", "tiles.svg", "tiles.csv", "tiles.xlsx",
        "LEESMIJ.txt",
    ]  # fmt: skip
    assert "Voorbeelddata" in archive.read("LEESMIJ.txt").decode("utf-8")


def test_a_bundle_refuses_figures_that_would_overwrite_each_other():
    with pytest.raises(ValueError, match="names of their own"):
        export.bundle([figure("bars"), figure("bars")])
    with pytest.raises(ValueError):
        export.bundle([])


def test_files_say_what_is_not_applicable_and_leave_unknown_empty():
    column = pd.Series([-2.5, None, None])
    table = pd.DataFrame({"n": instead(column, "niet van toepassing", where=pd.Series([True, False, True]))})
    drawn = replace(figure("trend"), table=table)
    assert [row[0] if row else None for row in table_of(drawn, "nl")[1:4]] == ["-2,5", "", "niet van toepassing"]
    parts = workbook(drawn)
    cells = {c.attrib["r"]: c for c in parts["xl/worksheets/sheet1.xml"].iter(f"{SHEET}c")}
    assert float(cells["A2"].find(f"{SHEET}v").text) == -2.5
    assert "A3" not in cells
    assert cells["A4"].attrib["t"] == "s"
    assert "niet van toepassing" in list(parts["xl/sharedStrings.xml"].itertext())
