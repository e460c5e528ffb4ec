"""The pack as a Word document: headings, captions that Word numbers, tables with header rows, references, alt texts.

    document(contents, drawings)                                      # bytes, in the house style
    document(contents, drawings, Path("huisstijl.dotx"))              # in a style of the reader's own
"""

import io
from collections.abc import Sequence
from datetime import datetime
from itertools import count
from pathlib import Path

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

from publish.monitor import word_fields
from publish.monitor.archive import still_zip
from publish.monitor.contents import Contents, Missing, Shown
from publish.monitor.pictures import Drawing
from publish.monitor.tables import CELL_MM, ROOM_MM, Table, of_text
from publish.monitor.word_fields import Bookmarks, element
from publish.monitor.word_style import CELL, LANGUAGES, NOTICE, SOURCE, TABLE, opened

# The tallest picture that leaves room for its words on the page.
TALLEST_MM = 125
# How wide the columns of the table of sources are beside each other: figures, source, vintage, status.
ORIGINS = (1, 4, 3, 1.6)


def document(told: Contents, drawings: Sequence[Drawing], template: Path | None = None) -> bytes:
    """The document. Raises `word_style.NoTemplate` for a template that is no Word file."""
    return Writer(told, drawings, opened(template, told.lang)).written()


class Writer:
    """Writes one document."""

    def __init__(self, told: Contents, drawings: Sequence[Drawing], document: Word):
        self.told, self.t, self.document = told, told.t, document
        self.drawings = {one.number: drawing for one, drawing in zip(told.shown, drawings, strict=True)}
        self.bookmarks, self.places = Bookmarks(), count(1)
        self.headings = self.outline()
        # Looked up once: a document has tens of thousands of cells.
        self.cell_style = document.styles[CELL].style_id
        section = document.sections[0]
        self.room = min(ROOM_MM, Emu(section.page_width - section.left_margin - section.right_margin).mm)

    def word(self, name: str) -> str:
        """A word of documents: "Figuur", "Tabel", ..."""
        return self.t(f"pack.word.{name}")

    def outline(self) -> list[tuple[int, str]]:
        """Level and text of all headings, in order."""
        found = []
        for part in self.told.parts:
            found.append((1, part.title))
            found += [(2, entry.title if isinstance(entry, Missing) else entry.figure.words.title)
                      for entry in part.entries]
        return [*found, (1, self.word("sources")), (1, self.word("statuses"))]

    def written(self) -> bytes:
        """The whole document."""
        self.properties()
        self.edges()
        self.front()
        for part in self.told.parts:
            self.heading(part.title, 1)
            if part.text:
                self.paragraph(part.text)
            for entry in part.entries:
                self.missing(entry) if isinstance(entry, Missing) else self.figure(entry)
        self.appendix()
        out = io.BytesIO()
        self.document.save(out)
        return still_zip(out.getvalue())

    # Parts

    def properties(self) -> None:
        """What a file says of itself."""
        about, made = self.document.core_properties, datetime.fromisoformat(self.told.edition.built_at)
        about.title, about.author, about.language = self.told.title, self.t("charts.brand"), LANGUAGES[self.told.lang]
        about.subject, about.comments, about.keywords = self.told.version, self.told.notice, ""
        about.created = about.modified = made.replace(tzinfo=None)
        about.last_modified_by, about.revision = self.t("charts.brand"), 1

    def edges(self) -> None:
        """Header and footer: what the template has in them stays; that data are example data is said in any case."""
        section = self.document.sections[0]
        if not any(one.text.strip() for one in section.header.paragraphs):
            line = section.header.paragraphs[0]
            line.style = self.document.styles[SOURCE]
            line.add_run(self.told.title)
        if self.told.notice:
            section.header.add_paragraph(self.word("mind"), style=self.document.styles[NOTICE])
        if not any(one.text.strip() for one in section.footer.paragraphs):
            line = section.footer.paragraphs[0]
            line.style = self.document.styles[SOURCE]
            line.add_run(f"{self.t('charts.brand')}. {self.told.version}. {self.word('page')} ")
            word_fields.field(line, "PAGE", "1")

    def front(self) -> None:
        """Title, version, what the reader must know, and the table of contents."""
        self.paragraph(self.told.title, "Title")
        self.paragraph(self.told.version, "Subtitle")
        if self.told.notice:
            self.paragraph(self.told.notice, NOTICE)
        self.paragraph(self.told.about)
        self.paragraph(self.word("contents"), "TOC Heading")
        word_fields.contents([
            (self.document.add_paragraph(style=f"toc {level}"), f"_Toc{number:08d}", text)
            for number, (level, text) in enumerate(self.headings, 1)])

    def figure(self, entry: Shown) -> None:
        """A figure with its words and its table."""
        words = entry.figure.words
        self.heading(words.title, 2)
        for text, style in [(words.subtitle, "Normal"), *((said, NOTICE) for said in words.said)]:
            if line := self.paragraph(text, style):
                line.paragraph_format.keep_with_next = True
        self.refer(entry)
        self.picture(entry)
        self.caption("figure", entry.number, entry.caption)
        for line in entry.lines:
            below = self.document.add_paragraph(style=SOURCE)
            for label, text in line:
                below.add_run(f"{label}: ").bold = True
                below.add_run(f"{text} ")
        title = self.t("pack.table_caption", title=words.title)
        self.caption("table", entry.number, title).paragraph_format.keep_with_next = True
        self.table(entry.table, title)
        self.paragraph(entry.table_note(self.t, self.told.has_workbook), SOURCE)

    def refer(self, entry: Shown) -> None:
        """The sentence that leads to the figure and to its table."""
        line, (between, after) = self.document.add_paragraph(), self.t("pack.refer", table="\0").split("\0")
        word_fields.reference(line, mark("figure", entry.number), f"{self.word('figure')} {entry.number}")
        line.add_run(between)
        word_fields.reference(line, mark("table", entry.number), f"{self.word('table')} {entry.number}")
        line.add_run(after)
        line.paragraph_format.keep_with_next = True

    def picture(self, entry: Shown) -> None:
        """The chart, with its words for who cannot see it."""
        drawing, line = self.drawings[entry.number], self.document.add_paragraph()
        line.paragraph_format.keep_with_next = True
        width, height = drawing.sides
        fit = min(1, self.room / width, TALLEST_MM / height)
        shape = line.add_run().add_picture(io.BytesIO(drawing.chart_png), width=Mm(width * fit))
        about = shape._inline.docPr
        about.set("descr", entry.figure.alt)
        about.set("name", f"{self.word('figure')} {entry.number}")

    def missing(self, entry: Missing) -> None:
        """What stands in the place of a figure without data."""
        self.heading(entry.title, 2)
        self.paragraph(entry.why, NOTICE)
        for command in entry.commands:
            self.paragraph(command, SOURCE)

    def appendix(self) -> None:
        """The sources of each figure, and what the statuses mean."""
        self.heading(self.word("sources"), 1)
        self.paragraph(self.t("pack.sources_text"))
        heads = [self.word(name) for name in ("figure", "source", "vintage", "status")]
        rows = [[", ".join(map(str, numbers)), *said] for numbers, *said in self.told.origins]
        if rows:
            self.table(of_text(heads, rows, ORIGINS), self.word("sources"))
        self.heading(self.word("statuses"), 1)
        self.paragraph(self.t("pack.statuses_text"))
        for name, meaning in self.told.statuses:
            line = self.document.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(meaning)

    # Elements

    def paragraph(self, text: str, style: str = "Normal") -> Paragraph | None:
        """A paragraph; none for an empty text."""
        return self.document.add_paragraph(text, style=style) if text else None

    def heading(self, text: str, level: int) -> None:
        """A heading that the table of contents leads to."""
        line = self.document.add_paragraph(style=f"Heading {level}")
        self.bookmarks.around(line, f"_Toc{next(self.places):08d}", lambda: line.add_run(text))

    def caption(self, kind: str, number: int, text: str) -> Paragraph:
        """The caption of a figure or table."""
        line = self.document.add_paragraph(style="Caption")
        word_fields.caption(line, self.bookmarks, self.word(kind), mark(kind, number), number, text)
        return line

    def table(self, table: Table, title: str) -> None:
        """A table whose first row is repeated on each page and is told as header to who hears it read."""
        made = self.document.add_table(rows=len(table.rows) + 1, cols=len(table.heads), style=TABLE)
        made.autofit = False
        fit = min(1, self.room / sum(table.widths))
        properties = made._tbl.tblPr
        # Word asks for its elements in this order.
        properties.find(qn("w:tblLook")).addprevious(cell_margins())
        properties.append(element("w:tblCaption", val=title))
        widths = [Mm(width * fit) for width in table.widths]
        for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
            column.set(qn("w:w"), str(width.twips))
        for place, (row, texts) in enumerate(zip(made._tbl.tr_lst, [table.heads, *table.rows], strict=True)):
            about = row.get_or_add_trPr()
            about.append(element("w:cantSplit"))
            if place == 0:
                about.append(element("w:tblHeader"))
            for cell, text, width, numeric in zip(row.tc_lst, texts, widths, table.numeric, strict=True):
                cell.width = width
                self.cell(cell, text, place == 0, numeric, table.points)

    def cell(self, cell, text: str, is_head: bool, numeric: bool, points: float) -> None:
        """One cell, with a line below it."""
        line = Paragraph(cell.p_lst[0], self.document._body)
        line._p.style = self.cell_style
        run = line.add_run(text)
        run.bold = is_head or None
        run.font.size = Pt(points)
        if numeric:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        borders = element("w:tcBorders")
        borders.append(element("w:bottom", val="single", sz="8" if is_head else "2", space="0",
                               color="1A1A1A" if is_head else "BFBFBF"))
        cell.get_or_add_tcPr().append(borders)


def cell_margins():
    """As much room beside the text of a cell as the widths of columns count on."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(Mm(CELL_MM / 2).twips), type="dxa"))
    return margins


def mark(kind: str, number: int) -> str:
    """The name of a caption in references; Word hides names that begin like this."""
    return f"_Ref{kind}{number:04d}"
