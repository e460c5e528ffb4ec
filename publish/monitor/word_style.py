"""The look of the Word document: a template of the reader's own, or the house style where none is given.

    document = opened(None, "nl")                       # house style
    document = opened(Path("huisstijl.dotx"), "nl")     # styles, page and header of that file, without its text

A template gives its looks to the styles that the pack uses: those of HOUSE and of OWN. Styles that it lacks are added.
"""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Arial"
INK, ACCENT, MUTED, WARNING = "1A1A1A", "12528C", "4D4D4D", "8A3C00"
NOTICE, SOURCE, CELL, TABLE = "Pack Notice", "Pack Source", "Pack Cell", "Pack Table"
# Our own paragraph styles: points, bold, colour, space below in points.
OWN = {NOTICE: (10, True, WARNING, 6), SOURCE: (8.5, False, MUTED, 3), CELL: (8, False, INK, 0)}
# Styles of Word itself: points, bold, colour, space above and below in points.
HOUSE = {"Title": (26, True, ACCENT, 120, 12), "Subtitle": (11, False, MUTED, 0, 12),
         "Heading 1": (18, True, ACCENT, 0, 8), "Heading 2": (13, True, INK, 18, 6), "Caption": (9, False, INK, 6, 6),
         "Normal": (10, False, INK, 0, 6), "TOC Heading": (18, True, ACCENT, 0, 8), "toc 1": (10, True, INK, 6, 2),
         "toc 2": (10, False, INK, 0, 2)}
# The newest way of laying out; with an older one Word says that a document is in compatibility mode.
WORD_2013 = "15"
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
KINDS = {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"}
TEMPLATE_KIND, DOCUMENT_KIND = sorted(KINDS, reverse=True)


class NoTemplate(ValueError):
    """A file that is no Word document or template."""


def opened(template: Path | None, lang: str) -> Word:
    """An empty document in the style of a template. Raises NoTemplate, FileNotFoundError and the like."""
    document = Document(as_document(template)) if template else Document()
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    if template is None:
        house_style(document)
    complete(document)
    speak(document, lang)
    return document


def as_document(template: Path) -> io.BytesIO:
    """A template or document as what python-docx opens; both hold the same parts."""
    content, out = template.read_bytes(), io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
            kinds = archive.read("[Content_Types].xml").decode("utf-8")
            if not any(kind in kinds for kind in KINDS):
                raise NoTemplate(template.name)
            for info in archive.infolist():
                part = kinds.replace(TEMPLATE_KIND, DOCUMENT_KIND).encode("utf-8") if (
                    info.filename == "[Content_Types].xml") else archive.read(info)
                kept.writestr(info.filename, part)
        out.seek(0)
        Document(out)
    except (zipfile.BadZipFile, KeyError, PackageNotFoundError, UnicodeDecodeError, ValueError) as wrong:
        raise NoTemplate(template.name) from wrong
    out.seek(0)
    return out


def house_style(document: Word) -> None:
    """A4, one sans-serif letter, the colours of the dashboard."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22.5)
        section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    for name, (points, bold, colour, above, below) in HOUSE.items():
        style = existing(document, name) or document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        letter(style, points, bold, colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        border = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
        if border is not None:
            style.element.pPr.remove(border)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)
    for name in ("Heading 1", "TOC Heading"):
        document.styles[name].paragraph_format.page_break_before = True
    document.styles["toc 2"].paragraph_format.left_indent = Mm(5)


def letter(style, points: float, bold: bool, colour: str) -> None:
    """The letter of a style."""
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(points), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)


def complete(document: Word) -> None:
    """Add the styles that a template lacks; what it has is left alone."""
    for name, (points, bold, colour, below) in OWN.items():
        if existing(document, name) is None:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"]
            style.font.size, style.font.bold, style.font.color.rgb = Pt(points), bold, RGBColor.from_string(colour)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(below)
    for name, (points, bold, _, above, below) in HOUSE.items():
        if existing(document, name) is None:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.font.size, style.font.bold = Pt(points), bold
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    if existing(document, TABLE) is None:
        document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)


def existing(document: Word, name: str):
    """A style of the document by its name; None when there is none."""
    return next((style for style in document.styles if style.name == name), None)


def speak(document: Word, lang: str) -> None:
    """Say in which language the document is, for spelling checks and for who hears it read."""
    code = LANGUAGES[lang]
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in [] if defaults is None else defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), code)
    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = properties.find(qn("w:lang"))
    if language is None:
        language = properties.makeelement(qn("w:lang"), {})
        properties.append(language)
    language.set(qn("w:val"), code)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), code)
