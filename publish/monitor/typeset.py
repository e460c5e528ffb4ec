"""Accessible PDF (PDF/UA-1): the whole pack as one document, and each figure on a page of its own.

    document(contents, drawings)        one_figure(shown, drawing)        both give bytes

What is said goes to the typesetter as data, never as markup, so that no text can command it. It refuses a picture
without words for who cannot see it. Fonts come from data/fonts; those of the machine are not looked at.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from flows.home import DATA
from publish.edition import Edition
from publish.monitor.contents import Contents, Missing, Part, Shown
from publish.monitor.pictures import Drawing

TEMPLATES = Path(__file__).parent / "templates"
FONTS = DATA / "fonts"
STANDARD = "ua-1"


def compiled(template: str, told: dict, pictures: dict[str, str], built_at: str) -> bytes:
    """A PDF of a template with data; `pictures` are SVG drawings by file name."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, drawing in pictures.items():
            (folder / file).write_text(drawing, encoding="utf-8")
        (folder / "told.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        page = folder / template
        page.write_bytes((TEMPLATES / template).read_bytes())
        made = datetime.fromisoformat(built_at)
        return typst.compile(page, root=folder, font_paths=[FONTS], ignore_system_fonts=True,
                             pdf_standards=[STANDARD], timestamp=made if made.tzinfo else made.replace(tzinfo=UTC))


def one_figure(shown: Shown, drawing: Drawing, edition: Edition) -> bytes:
    """The sheet of a figure as a page of its size; its words for who cannot see it hold all that the sheet says."""
    words = shown.figure.words
    said = [words.title, words.subtitle, shown.figure.alt, *(f"{label}: {text}" for label, text in words.lines)]
    told = {"title": words.title, "alt": " ".join(filter(None, said)), "lang": words.lang, "subject": words.source}
    return compiled("figure.typ", told, {"figure.svg": drawing.sheet}, edition.built_at)


def document(contents: Contents, drawings: Sequence[Drawing]) -> bytes:
    """The whole as a document."""
    t = contents.t
    pictures = {f"{one.number}.svg": drawing.chart for one, drawing in zip(contents.shown, drawings, strict=True)}
    sides = {one.number: drawing.sides for one, drawing in zip(contents.shown, drawings, strict=True)}
    names = ("contents", "figure", "table", "source", "status", "vintage", "statuses", "sources", "mind")
    told = {
        "lang": contents.lang, "title": contents.title, "version": contents.version, "notice": contents.notice,
        "about": contents.about, "words": {name: t(f"pack.word.{name}") for name in names},
        "brand": t("charts.brand"), "sources_text": t("pack.sources_text"), "statuses_text": t("pack.statuses_text"),
        "parts": [part_data(part, contents, sides) for part in contents.parts],
        "statuses": contents.statuses,
        "origins": contents.origins,
    }
    return compiled("document.typ", told, pictures, contents.edition.built_at)


def part_data(part: Part, contents: Contents, sides: dict) -> dict:
    """A chapter as data."""
    return {"title": part.title, "text": part.text, "entries": [
        missing_data(entry) if isinstance(entry, Missing) else shown_data(entry, contents, sides[entry.number])
        for entry in part.entries]}


def missing_data(entry: Missing) -> dict:
    """What stands in the place of a figure."""
    return {"kind": "missing", "title": entry.title, "why": entry.why, "commands": list(entry.commands)}


def shown_data(entry: Shown, contents: Contents, sides: tuple[float, float]) -> dict:
    """A figure with its table as data."""
    t, words, table = contents.t, entry.figure.words, entry.table
    return {
        "kind": "figure", "number": entry.number, "title": words.title, "subtitle": words.subtitle,
        "said": words.said, "alt": entry.figure.alt, "caption": entry.caption, "lines": entry.lines,
        "sides": sides, "heads": table.heads, "rows": table.rows, "numeric": table.numeric, "widths": table.widths,
        "points": table.points,
        "refer": t("pack.refer", table="\u0000"), "table_caption": t("pack.table_caption", title=words.title),
        "more": entry.table_note(t, contents.has_workbook),
    }
