"""What Word works out by itself: numbers of captions, references to them, page numbers, the table of contents.

Each field holds its outcome already, so that the document is right before Word counts again, also elsewhere.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def element(tag: str, **attributes: str):
    """An element of Word with attributes of Word."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def field(paragraph: Paragraph, instruction: str, outcome: str, bold: bool | None = None) -> None:
    """A field with its outcome."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin"))
    text = element("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))
    paragraph.add_run(outcome).bold = bold
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


class Bookmarks:
    """Bookmarks of one document, each with a number of its own."""

    def __init__(self):
        self.number = 0

    def around(self, paragraph: Paragraph, name: str, write) -> None:
        """Put what `write()` adds to a paragraph under a name."""
        self.number += 1
        paragraph._p.append(element("w:bookmarkStart", id=str(self.number), name=name))
        write()
        paragraph._p.append(element("w:bookmarkEnd", id=str(self.number)))


def caption(paragraph: Paragraph, bookmarks: Bookmarks, kind: str, name: str, number: int, text: str) -> None:
    """A caption such as "Figuur 3. Title" with a number that Word counts, and a name to refer to it by."""

    def label() -> None:
        paragraph.add_run(f"{kind} ").bold = True
        field(paragraph, f"SEQ {kind} \\* ARABIC", str(number), bold=True)

    bookmarks.around(paragraph, name, label)
    paragraph.add_run(f". {text}")


def reference(paragraph: Paragraph, name: str, shown: str) -> None:
    """A reference to a caption, that leads there."""
    field(paragraph, f"REF {name} \\h", shown)


def hyperlink(paragraph: Paragraph, name: str, text: str) -> None:
    """A link within the document."""
    link = element("w:hyperlink", anchor=name, history="1")
    run = paragraph.add_run(text)._r
    link.append(run)
    paragraph._p.append(link)


def contents(entries: list[tuple[Paragraph, str, str]]) -> None:
    """A table of contents over paragraphs that stand there already: paragraph, name of the heading, its text.

    Without page numbers, which only Word itself can know: so it is right from the start.
    """
    for place, (paragraph, name, text) in enumerate(entries):
        if place == 0:
            paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin"))
            instruction = element("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = ' TOC \\o "1-2" \\n \\h \\z \\u '
            paragraph.add_run()._r.append(instruction)
            paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))
        hyperlink(paragraph, name, text)
        if place == len(entries) - 1:
            paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))
