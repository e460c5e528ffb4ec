"""What a page consists of, without any HTML: sections with blocks, each of a kind that the templates know."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from charts.figure import Figure


@dataclass(frozen=True)
class Prose:
    """Paragraphs."""

    lines: Sequence[str]
    kind = "prose"


@dataclass(frozen=True)
class Cards:
    """Cards side by side, as the HTML that `figures` makes of them; two on a row when `wide`, else three."""

    parts: Sequence[str]
    wide: bool = False
    kind = "cards"


@dataclass(frozen=True)
class Items:
    """A list, of parts as the HTML that `figures` makes of them."""

    parts: Sequence[str]
    kind = "items"


@dataclass(frozen=True)
class Shown:
    """A figure; `figure.id` is its name in the address."""

    figure: Figure
    kind = "figure"


@dataclass(frozen=True)
class Listing:
    """A table with labels; `title` is its caption. `folded`: closed until the reader opens it."""

    frame: pd.DataFrame
    title: str
    folded: bool = False
    kind = "table"


@dataclass(frozen=True)
class Links:
    """A list of links: text, file of the site or whole address, and a few words on it."""

    items: Sequence[tuple[str, str, str]]
    kind = "links"


@dataclass(frozen=True)
class Terms:
    """Terms with what they mean."""

    pairs: Sequence[tuple[str, str]]
    kind = "terms"


@dataclass(frozen=True)
class Notice:
    """A framed sentence: what is not there, and why."""

    lines: Sequence[str]
    commands: Sequence[str] = ()
    kind = "notice"


Block = Prose | Cards | Items | Shown | Listing | Links | Terms | Notice


@dataclass(frozen=True)
class Section:
    """A heading (none when empty) with blocks."""

    title: str
    blocks: Sequence[Block]
    id: str = ""


@dataclass(frozen=True)
class Page:
    """A page: its key, its file, and what stands on it. `key` also marks it in the menu."""

    key: str
    path: str
    lang: str
    title: str
    intro: str
    sections: Sequence[Section] = field(default_factory=tuple)

    @property
    def figures(self) -> list[Figure]:
        """The figures of the page in reading order."""
        return [block.figure for section in self.sections for block in section.blocks if isinstance(block, Shown)]
