"""What leaves the screen: a figure as picture, table, workbook or specification, always with its words.

    export.svg(figure, "a4_column")    export.png(figure, "slide", dpi=300)    export.pdf(figure, "a4_page")
    export.csv(figure)    export.xlsx(figure)    export.vega_lite(figure)    export.citation(figure)
    export.filename(figure, "png")                       # "abiotisch-gebruik-voorbeeld.png" for example data
    export.bundle([figure, ...])                         # a zip of all of them, with a list of what is inside

All give bytes except `citation` and `filename`. Pictures are drawn from one SVG, so that they cannot
differ. A picture without its words raises UnreadableError, since a missing font makes letters vanish
without an error. The same figure gives the same bytes every time.
"""

import csv as csv_module
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from functools import cache
from html import escape

import pandas as pd
import vl_convert
import xlsxwriter

from charts import theme
from charts.figure import SIZES, Figure, rendered
from flows.texts import Texts

# Excel and others run a cell that begins like this as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NUMBER = re.compile(r"[+-]?[\d.,]+%?")
TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "zip": "application/zip",
}
# Files carry no clock time, so that equal figures give equal files.
STILL = datetime(2000, 1, 1)


class UnreadableError(RuntimeError):
    """A picture came out without its letters."""


def filename(figure: Figure, extension: str) -> str:
    """The name of a file of this figure; example data say so in the name."""
    mark = "-" + Texts(figure.words.lang)("charts.example_file") if figure.words.example else ""
    return f"{figure.id}{mark}.{extension}"


def drawing(figure: Figure, size: str) -> str:
    """The figure on its page as SVG text, checked for its title and footer."""
    if size not in figure.drawings:
        figure.drawings[size] = drawn_anew(figure, size)
    return figure.drawings[size]


def drawn_anew(figure: Figure, size: str) -> str:
    """See `drawing`. One role and one description for the whole picture stand in for Vega's English sentences on every
    mark.
    """
    page = SIZES[size]
    text = rendered(figure.sheet(size))
    width, height = (float(n) for n in re.search(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"', text).groups())
    if not page.grows:
        height = max(height, width * page.height_mm / page.width_mm)
    millimetres = page.width_mm, page.width_mm * height / width
    name = f"{figure.words.title} ({figure.words.unit})"
    text = re.sub(
        r"<svg[^>]*>\s*<rect[^>]*/>",
        lambda _: (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'version="1.1" role="img" aria-labelledby="title desc" lang="{figure.words.lang}" '
            f'width="{millimetres[0]:.2f}mm" height="{millimetres[1]:.2f}mm" '
            f'viewBox="0 0 {width:.2f} {height:.2f}">'
            f'<title id="title">{escape(name)}</title><desc id="desc">{escape(figure.alt)}</desc>'
            f'<rect width="100%" height="100%" fill="{theme.PAPER}"/>'
        ),
        text,
        count=1,
    )
    text = re.sub(r' (?:aria-(?!labelledby)[a-z]+|role(?!="img"))="[^"]*"', "", text)
    for family in sorted(set(re.findall(r'font-family="([^"]*)"', text))):
        if not has_letters(family):
            raise UnreadableError(f"{figure.id}: there are no letters for the font {family}, so words would vanish")
    drawn = "".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]*)", text))
    for wanted in (figure.words.title, figure.words.source, *figure.words.said):
        if squeezed(escape(wanted, quote=False)) not in squeezed(drawn):
            raise UnreadableError(f"{figure.id}: the picture lacks the words {wanted!r}")
    return text


@cache
def has_letters(family: str) -> bool:
    """Whether there are letters for this font; without them vl-convert leaves words out and says nothing."""
    word = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-family="{family}">A</text></svg>'
    return b"/BaseFont" in vl_convert.svg_to_pdf(word)


def squeezed(text: str) -> str:
    """The text without its spaces, to compare words that were broken over lines."""
    return re.sub(r"\s+", "", text)


def svg(figure: Figure, size: str = "a4_column") -> bytes:
    """A drawing that scales, in millimetres, with text that can be selected."""
    return drawing(figure, size).encode("utf-8")


def png(figure: Figure, size: str = "a4_column", dpi: int = 150) -> bytes:
    """A picture of the page at so many dots per inch (screen 96 or 150, print 300), which the file states."""
    picture = vl_convert.svg_to_png(drawing(figure, size), scale=0.75, ppi=dpi)
    if b"pHYs" not in picture[:200]:
        raise UnreadableError(f"{figure.id}: the picture does not state its dots per inch")
    return picture


def pdf(figure: Figure, size: str = "a4_column") -> bytes:
    """One page with embedded fonts and selectable text, in the size of the page."""
    # vl-convert takes one unit for one point, whatever unit the drawing names.
    points = re.sub(
        r'width="([\d.]+)mm" height="([\d.]+)mm"',
        lambda found: 'width="{:.2f}" height="{:.2f}"'.format(*(float(mm) * 72 / 25.4 for mm in found.groups())),
        drawing(figure, size),
        count=1,
    )
    page = vl_convert.svg_to_pdf(points)
    if b"/BaseFont" not in page:
        raise UnreadableError(f"{figure.id}: the page has no fonts, so it has no text")
    return page


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before it where needed. Numbers stay."""
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text


def missing(value) -> bool:
    """Whether this is None, NaN or NaT."""
    return value is None or (not isinstance(value, (list, tuple)) and bool(pd.isna(value)))


def notes(figure: Figure) -> list[tuple[str, str]]:
    """Label and text of everything that must be known beside the table."""
    words, texts = figure.words, Texts(figure.words.lang)
    first = [
        ("title", words.title),
        ("subtitle", words.subtitle),
        *(("warning", text) for text in words.said),
    ]
    last = [(texts("charts.citation"), citation(figure))]
    return [(texts(f"charts.{name}"), text) for name, text in first if text] + words.lines + last


def csv(figure: Figure) -> bytes:
    """The table, an empty line, then its words.

    Dutch: semicolons and decimal commas; English: commas and points.

    UTF-8 with the mark by which Excel knows it; full precision, no thousands signs; what is missing is
    empty.
    """
    dutch = figure.words.lang == "nl"
    out = io.StringIO()
    writer = csv_module.writer(out, delimiter=";" if dutch else ",", lineterminator="\r\n")

    def cell(value) -> str:
        if missing(value):
            return ""
        if isinstance(value, bool) or not hasattr(value, "__float__") or isinstance(value, str):
            return safe(str(value))
        # The shortest text that gives the same number back, without an exponent.
        text = format(Decimal(str(value.item() if hasattr(value, "item") else value)), "f").removesuffix(".0")
        return text.replace(".", ",") if dutch else text

    writer.writerow([safe(str(column)) for column in figure.table.columns])
    writer.writerows([cell(value) for value in row] for row in figure.table.itertuples(index=False))
    writer.writerow([])
    writer.writerows([safe(label), safe(text)] for label, text in notes(figure))
    return out.getvalue().encode("utf-8-sig")


def xlsx(figure: Figure) -> bytes:
    """A workbook: the table with true numbers, and a sheet with the words.

    Texts are never formulas or links.
    """
    words, texts, out = figure.words, Texts(figure.words.lang), io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": words.title, "subject": words.unit, "comments": " ".join(words.said), "created": STILL}
    )
    bold, wrapped = (
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet = book.add_worksheet(texts("charts.example_mark" if words.example else "charts.sheet_data").capitalize())
    write_table(book, sheet, figure.table, bold)
    sheet.freeze_panes(1, 0)
    sheet.set_header(f"&L{words.title.replace('&', '&&')[:200]}")
    about = book.add_worksheet(texts("charts.sheet_notes"))
    about.set_column(0, 0, 18)
    about.set_column(1, 1, 100)
    for j, (label, text) in enumerate(notes(figure)):
        about.write_string(j, 0, label, bold)
        about.write_string(j, 1, text, wrapped)
    book.close()
    return out.getvalue()


def write_table(book: xlsxwriter.Workbook, sheet, table: pd.DataFrame, bold, top: int = 0) -> None:
    """A table on a sheet from a row on: true numbers, texts as they are, what is missing empty; with a filter."""
    plain, grouped, fine = (book.add_format({"num_format": form}) for form in ("0", "#,##0", "#,##0.0##"))
    # A text does not touch the number in the column before it.
    words = book.add_format({"indent": 1})
    for i, column in enumerate(table.columns):
        sheet.write_string(top, i, str(column), bold)
        longest = 8
        for j, value in enumerate(table[column], start=top + 1):
            if missing(value):
                continue
            if isinstance(value, str) or not hasattr(value, "__float__"):
                sheet.write_string(j, i, str(value), words if i else None)
                longest = max(longest, len(str(value)))
            elif pd.api.types.is_integer(value):
                sheet.write_number(j, i, int(value), plain if 1000 <= value <= 2999 else grouped)
            else:
                sheet.write_number(j, i, float(value), fine)
        sheet.set_column(i, i, min(max(longest, len(str(column)) * 0.8, 10) + 2, 60))
    sheet.autofilter(top, 0, top + len(table), max(len(table.columns) - 1, 0))


def vega_lite(figure: Figure, size: str = "a4_column") -> bytes:
    """The chart on its page as a Vega-Lite specification with its data inside; the words again in
    `usermeta`.
    """
    return json.dumps(figure.sheet(size), ensure_ascii=False, indent=1).encode("utf-8")


def citation(figure: Figure) -> str:
    """One line to put under the figure in another text."""
    words, texts = figure.words, Texts(figure.words.lang)
    parts = [
        f"{texts('charts.brand')}: {words.title} ({words.unit})",
        f"{texts('charts.source')}: {words.source}",
        f"{texts('charts.status')}: {words.status}",
        f"{texts('charts.vintage')}: {words.vintage}",
        *words.said,
        words.link,
    ]
    return " ".join(part if part == words.link else part.rstrip(".") + "." for part in parts if part)


FORMATS: dict[str, Callable[[Figure], bytes]] = {
    "svg": svg,
    "png": lambda figure: png(figure, dpi=300),
    "pdf": pdf,
    "csv": csv,
    "xlsx": xlsx,
    "json": vega_lite,
}


def bundle(figures: Iterable[Figure], formats: Iterable[str] = ("svg", "png", "csv", "xlsx")) -> bytes:
    """A zip of the figures in these formats (keys of FORMATS), with a text that lists and cites them.

    Raises ValueError when two figures would get the same name, or when there is none.
    """
    figures, formats = list(figures), list(formats)
    names = [figure.id for figure in figures]
    if not figures or len(set(names)) < len(names):
        raise ValueError(f"a bundle needs figures with names of their own, not {names}")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, content: bytes):
            archive.writestr(zipfile.ZipInfo(name, date_time=STILL.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)

        for figure in figures:
            for form in formats:
                add(filename(figure, form), FORMATS[form](figure))
        texts = Texts(figures[0].words.lang)
        lines = [f"{filename(f, '*')}\n  {citation(f)}\n" for f in figures]
        add(texts("charts.readme_file"), "\n".join([texts("charts.brand"), "", *lines]).encode("utf-8"))
    return out.getvalue()
