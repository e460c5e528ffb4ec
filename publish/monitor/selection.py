"""Which figures a pack holds: read from a small TOML file or from a link, checked, and written again.

    selection = read(path, desk)            # raises Refused: file, line, what was found and what is allowed
    to_toml(selection)                      # the same as text for such a file
    Item.from_code("grootste-groepen.PV25.2022"), item.code      # how a link writes one figure

The format is in docs/monitor_pack.md. Every option is checked against the repertoire and the data before anything is
drawn.
"""

import json
import re
from dataclasses import dataclass, replace

from figures.desk import HOME_REGION
from figures.piece import Asked, Piece

# In the address of a screen one figure is `id`, `id.PV25` or `id.PV25.2022`.
BETWEEN = "."
SIZE = "a4_column"
# What can be in a pack: the whole as a document, and each figure by itself.
DOCUMENTS = ("docx", "pdf", "xlsx")
PICTURES = ("svg", "png", "figure_pdf")
FORMATS = (*DOCUMENTS, *PICTURES)


@dataclass(frozen=True)
class Item:
    """One figure of a list, with the choices that differ from those of the whole."""

    id: str
    region: str | None = None
    year: int | None = None
    base_year: int | None = None

    @property
    def code(self) -> str:
        """How a link writes it; the base year of a single figure is for files only."""
        return BETWEEN.join(str(part) for part in (self.id, self.region, self.year) if part is not None)

    @classmethod
    def from_code(cls, code: str) -> "Item":
        """From a link; what cannot be read as a choice stays in the id, so that it is not found."""
        found = re.fullmatch(r"([a-z0-9-]+)(?:\.([A-Z]{2}[0-9]{1,4}))?(?:\.([0-9]{4}))?", code)
        return cls(found[1], found[2], int(found[3]) if found[3] else None) if found else cls(code)

    @property
    def options(self) -> dict[str, str | int]:
        """The choices that it makes, by name."""
        made = {"region": self.region, "year": self.year, "base_year": self.base_year}
        return {name: value for name, value in made.items() if value is not None}


@dataclass(frozen=True)
class Chapter:
    """Figures under one heading. `name` is a chapter of the repertoire, which gives title and text unless given."""

    items: tuple[Item, ...]
    name: str = ""
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class Selection:
    """A whole list: its chapters, and what holds for all figures that do not say otherwise.

    The language is not part of it: the same list serves both.
    """

    chapters: tuple[Chapter, ...]
    title: str = ""
    region: str = HOME_REGION
    base_year: int | None = None
    size: str = SIZE
    formats: tuple[str, ...] = FORMATS

    @property
    def items(self) -> list[Item]:
        """All figures in order."""
        return [item for chapter in self.chapters for item in chapter.items]

    def asked(self, item: Item) -> Asked:
        """What is asked of the figure of an item."""
        return Asked(item.region or self.region, item.year, item.base_year or self.base_year)


def by_chapter(items: list[Item], pieces: dict[str, Piece]) -> tuple[Chapter, ...]:
    """A list of figures as chapters: a new one wherever the chapter of the next figure is another."""
    chapters: list[Chapter] = []
    for item in items:
        name = pieces[item.id].chapter
        if chapters and chapters[-1].name == name:
            chapters[-1] = replace(chapters[-1], items=(*chapters[-1].items, item))
        else:
            chapters.append(Chapter((item,), name))
    return tuple(chapters)


def to_toml(selection: Selection) -> str:
    """A selection as the text of a file that `read` takes."""
    lines = [f"title = {quoted(selection.title)}"] if selection.title else []
    lines.append(f"region = {quoted(selection.region)}")
    if selection.base_year is not None:
        lines.append(f"base_year = {selection.base_year}")
    lines.append(f"size = {quoted(selection.size)}")
    if selection.formats != FORMATS:
        lines.append(f"formats = [{', '.join(map(quoted, selection.formats))}]")
    for chapter in selection.chapters:
        lines += ["", "[[chapter]]"]
        lines += [f"{name} = {quoted(text)}" for name in ("name", "title", "text") if (text := getattr(chapter, name))]
        lines += ["figures = [", *(f"    {item_text(item)}," for item in chapter.items), "]"]
    return "\n".join(lines) + "\n"


def item_text(item: Item) -> str:
    """One figure: its id alone, or with its choices."""
    if not item.options:
        return quoted(item.id)
    made = {"id": item.id} | item.options
    return "{ " + ", ".join(f"{name} = {quoted(value)}" for name, value in made.items()) + " }"


def quoted(value: str | int) -> str:
    """A value in TOML, whose basic strings are those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
