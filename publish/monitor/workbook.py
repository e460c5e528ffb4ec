"""The pack as an Excel workbook: a list of all figures, a sheet for each, and a sheet with notes and sources.

    workbook(contents, drawings)            # bytes

Numbers are numbers; a text is never a formula or a link, whatever it begins with.
"""

import io
import re
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from charts.export import write_table
from publish.monitor.contents import Contents, Missing, Shown
from publish.monitor.pictures import Drawing

# Excel allows no more letters in the name of a sheet.
LONGEST = 31
# The picture beside a table, in pixels of Excel (96 to the inch).
PICTURE_WIDTH = 624
# Letters on a line of the sheet with notes, and the height of a line in points.
LETTERS, LINE = 110, 15
# The same of the columns of the list of figures.
WIDTHS = (11, 60, 34, 22, 30, 60, 40)


def workbook(contents: Contents, drawings: Sequence[Drawing]) -> bytes:
    """The workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                     "strings_to_numbers": False})
    made = datetime.fromisoformat(contents.edition.built_at).replace(tzinfo=None)
    book.set_properties({"title": contents.title, "author": contents.t("charts.brand"), "subject": contents.version,
                         "comments": contents.notice, "created": made})
    Writer(book, contents, drawings).write()
    book.close()
    return out.getvalue()


class Writer:
    """Writes one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, contents: Contents, drawings: Sequence[Drawing]):
        self.book, self.contents, self.t = book, contents, contents.t
        self.drawings = {one.number: drawing for one, drawing in zip(contents.shown, drawings, strict=True)}
        self.sheets = {one.number: sheet_name(one) for one in contents.shown}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.warning = book.add_format({"bold": True, "font_color": "#8A3C00"})
        self.link = book.add_format({"underline": 1, "font_color": "#12528C", "valign": "top"})

    def word(self, name: str) -> str:
        """A word of documents."""
        return self.t(f"pack.word.{name}")

    def write(self) -> None:
        """All sheets."""
        self.list_of_figures()
        for one in self.contents.shown:
            self.figure(one)
        self.notes()

    def top(self, sheet, title: str, lines: Sequence[str], warnings: Sequence[str]) -> int:
        """What stands above a table; gives the row where the table begins."""
        sheet.write_string(0, 0, title, self.title)
        for row, line in enumerate(lines, 1):
            sheet.write_string(row, 0, line)
        for row, line in enumerate(warnings, 1 + len(lines)):
            sheet.write_string(row, 0, line, self.warning)
        return len(lines) + len(warnings) + 2

    def list_of_figures(self) -> None:
        """Every figure with a link to its sheet; also those without data, with what they need."""
        contents, sheet = self.contents, self.book.add_worksheet(self.word("contents"))
        top = self.top(sheet, contents.title, [contents.version], [contents.notice] if contents.notice else [])
        heads = [self.word(name) for name in ("figure", "title", "chapter", "unit", "status", "source", "vintage")]
        for column, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)):
            sheet.write_string(top, column, head, self.bold)
            sheet.set_column(column, column, width)
        row = top
        for part in contents.parts:
            for entry in part.entries:
                row += 1
                if isinstance(entry, Missing):
                    told = [self.word("data_missing"), entry.title, part.title, "", "", entry.why, ""]
                else:
                    words = entry.figure.words
                    told = ["", words.title, part.title, words.unit, words.status, words.source, words.vintage]
                    sheet.write_url(row, 0, f"internal:'{self.sheets[entry.number]}'!A1", self.link,
                                    f"{self.word('figure')} {entry.number}")
                for column, text in enumerate(told):
                    if text:
                        sheet.write_string(row, column, text, self.wrapped)
                # As high as its longest text: not every program that opens it works that out.
                sheet.set_row(row, LINE * max(-(-len(text) // wide) for text, wide in zip(told, WIDTHS, strict=True)))
        sheet.freeze_panes(top + 1, 0)
        self.paper(sheet)

    def figure(self, one: Shown) -> None:
        """The table of a figure, all of it, with the picture beside it."""
        words, sheet = one.figure.words, self.book.add_worksheet(self.sheets[one.number])
        about = [f"{self.word(name)}: {text}" for name, text in (
            ("unit", words.unit), ("status", words.status), ("source", words.source), ("vintage", words.vintage))]
        title = f"{self.word('figure')} {one.number}. {words.title}"
        top = self.top(sheet, title, [*filter(None, [words.subtitle]), *about], words.said)
        write_table(self.book, sheet, one.figure.table, self.bold, top)
        sheet.freeze_panes(top + 1, 0)
        drawing = self.drawings[one.number]
        scale = PICTURE_WIDTH / (drawing.sides[0] * 96 / 25.4)
        sheet.insert_image(top, len(one.figure.table.columns) + 1, f"{one.figure.id}.png", {
            "image_data": io.BytesIO(drawing.chart_png), "x_scale": scale, "y_scale": scale,
            "description": one.figure.alt, "object_position": 3})
        self.paper(sheet)

    def notes(self) -> None:
        """What must be known beside the tables: of each figure all that is said of it, and what the statuses mean."""
        contents, sheet = self.contents, self.book.add_worksheet(self.word("notes"))
        sheet.set_column(0, 0, 11)
        sheet.set_column(1, 1, 22)
        sheet.set_column(2, 2, LETTERS)
        row = self.top(sheet, self.word("notes"), [contents.version], [contents.notice] if contents.notice else [])
        for one in contents.shown:
            words = one.figure.words
            mind = self.t("charts.warning")
            for label, text in [(self.word("title"), words.title), *((mind, said) for said in words.said),
                                *words.lines]:
                sheet.write_string(row, 0, f"{self.word('figure')} {one.number}", self.wrapped)
                sheet.write_string(row, 1, label, self.wrapped)
                self.row_of_text(sheet, row, text)
                row += 1
        for name, meaning in contents.statuses:
            sheet.write_string(row, 0, self.word("status"), self.wrapped)
            sheet.write_string(row, 1, name, self.wrapped)
            self.row_of_text(sheet, row, meaning)
            row += 1
        self.paper(sheet)

    def row_of_text(self, sheet, row: int, text: str) -> None:
        """A long text in the third column, in a row as high as it needs."""
        sheet.write_string(row, 2, text, self.wrapped)
        sheet.set_row(row, LINE * -(-len(text) // LETTERS))

    def paper(self, sheet) -> None:
        """How a sheet is printed: on its side, as wide as the page, with what may not be left out on every page."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        said = f"{self.contents.title}. {self.contents.notice}".replace("&", "&&")
        sheet.set_header(f"&L{said[:200]}")


def sheet_name(one: Shown) -> str:
    """The name of a sheet: the number and as much of the id as fits, which no two figures share."""
    return re.sub(r"-+$", "", one.figure.id[:LONGEST])
