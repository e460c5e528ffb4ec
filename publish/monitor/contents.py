"""What a pack says, apart from how it is drawn: chapters with numbered figures, and what stands where data are missing.

    contents = collect(edition, selection, "nl")
    contents.shown                      # the figures in order, each with its number and the name of its files
    contents.is_example                 # whether any of them is example data
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from charts.figure import Figure
from figures.desk import Desk
from figures.piece import Piece
from figures.repertoire import repertoire
from flows.texts import Texts
from publish.edition import Awaited, Edition
from publish.monitor.selection import PICTURES, Item, Selection
from publish.monitor.tables import Table, fitted
from publish.site.addresses import slug


@dataclass(frozen=True)
class Shown:
    """A figure with its number in the pack; `figure.id` names its files."""

    number: int
    item: Item
    figure: Figure

    @cached_property
    def table(self) -> Table:
        """Its table as it stands on paper."""
        return fitted(self.figure)

    @property
    def lines(self) -> list[list[tuple[str, str]]]:
        """What stands under it, in paragraphs of label and text: what it is and whence first, then each other part."""
        said: dict[str, list[str]] = {}
        for label, text in self.figure.words.lines:
            said.setdefault(label, []).append(text if text.endswith((".", "!", "?")) else f"{text}.")
        parts = [(label, " ".join(texts)) for label, texts in said.items()]
        return [parts[:4], *([part] for part in parts[4:])]

    def table_note(self, t: Texts, has_workbook: bool) -> str:
        """What of the table is left out on paper; "" when nothing is."""
        told, table = [], self.table
        if table.rows_left_out:
            told.append(t("pack.more_rows", n=len(table.rows), all=table.all_rows))
        if table.left_out:
            told.append(t("pack.more_columns", names=t.join([f"‘{name}’" for name in table.left_out])))
        return " ".join([*told, t("pack.more_in_workbook")] if told and has_workbook else told)

    @property
    def caption(self) -> str:
        """What stands under the figure: its title with its unit."""
        return f"{self.figure.words.title} ({self.figure.words.unit})"


@dataclass(frozen=True)
class Missing:
    """What stands in the place of a figure without data: why, and the commands that mend it."""

    item: Item
    title: str
    why: str
    commands: Sequence[str]


@dataclass(frozen=True)
class Part:
    """A chapter."""

    title: str
    text: str
    entries: Sequence[Shown | Missing]


@dataclass(frozen=True)
class Contents:
    """See the module."""

    edition: Edition
    selection: Selection
    lang: str
    parts: Sequence[Part]

    @cached_property
    def t(self) -> Texts:
        """The texts of its language."""
        return Texts(self.lang)

    @cached_property
    def desk(self) -> Desk:
        """The desk that its figures were made at."""
        return self.edition.desk(self.lang)

    @property
    def region(self) -> str:
        """The name of the area that it is about."""
        return self.desk.region_name(self.selection.region)

    @property
    def title(self) -> str:
        """What stands on the front page."""
        return self.selection.title or self.t("pack.title", region=self.region)

    @cached_property
    def shown(self) -> list[Shown]:
        """All figures in order."""
        return [entry for part in self.parts for entry in part.entries if isinstance(entry, Shown)]

    @cached_property
    def missing(self) -> list[Missing]:
        """All figures without data."""
        return [entry for part in self.parts for entry in part.entries if isinstance(entry, Missing)]

    @property
    def is_example(self) -> bool:
        """Whether any figure is example data, so that the whole says so."""
        return any(one.figure.words.example for one in self.shown)

    @property
    def notice(self) -> str:
        """The sentence that every document carries when it holds example data; "" otherwise."""
        return self.t("charts.example_words") if self.is_example else ""

    @property
    def has_workbook(self) -> bool:
        """Whether all rows of all tables are in the pack."""
        return "xlsx" in self.selection.formats

    @property
    def about(self) -> str:
        """What a reader holds, and what else is in the pack."""
        has_pictures = bool(set(PICTURES) & set(self.selection.formats))
        return " ".join([self.t("pack.about_text"), *[self.t("pack.about_pictures")] * has_pictures,
                         *[self.t("pack.about_workbook")] * self.has_workbook])

    @property
    def version(self) -> str:
        """Which figures these are, in a sentence."""
        return version_words(self.edition, self.t)

    def file(self, stem: str, suffix: str) -> str:
        """The name of a file of the whole; example data say so in the name."""
        mark = f"-{self.t('charts.example_file')}" if self.is_example else ""
        return f"{stem}{mark}.{suffix}"

    @cached_property
    def origins(self) -> list[tuple[list[int], str, str, str]]:
        """Source, vintage and status, each with the numbers of the figures that have them."""
        found: dict[tuple[str, str, str], list[int]] = {}
        for one in self.shown:
            words = one.figure.words
            found.setdefault((words.source, words.vintage, words.status), []).append(one.number)
        return [(numbers, *told) for told, numbers in found.items()]

    @property
    def statuses(self) -> list[tuple[str, str]]:
        """Each status of a figure and what it means, from strong to weak."""
        rows = self.desk.rows(f"select name_{self.lang} as name, definition_{self.lang} as text "
                              "from code_list.statuses order by rank")
        return list(rows.itertuples(index=False, name=None))


def version_words(edition: Edition, t: Texts) -> str:
    """Which figures an edition holds."""
    return t("pack.version", version=edition.version, date=t.date(edition.built_at))


def collect(edition: Edition, selection: Selection, lang: str,
            tell: Callable[[str], None] = lambda title: None) -> Contents:
    """Make all figures of a selection; `tell` hears the name of each before it is made.

    Raises KeyError for an id that is not in the repertoire.
    """
    desk = edition.desk(lang)
    pieces, awaited = repertoire(desk), waiting_for(edition, lang)
    version, number, parts = version_words(edition, desk.t), 0, []
    for chapter in selection.chapters:
        entries: list[Shown | Missing] = []
        for item in chapter.items:
            piece = pieces[item.id]
            tell(piece.title(desk))
            found = entry(desk, piece, item, selection, awaited)
            if isinstance(found, Figure):
                number += 1
                found = Shown(number, item, numbered(found, number, item, version))
            entries.append(found)
        own = f"exporteren.chapter.{chapter.name}", f"exporteren.lead.{chapter.name}"
        parts.append(Part(chapter.title or desk.t(own[0]),
                          chapter.text or (desk.t(own[1]) if chapter.name else ""), entries))
    return Contents(edition, selection, lang, parts)


def waiting_for(edition: Edition, lang: str) -> dict[str, Awaited]:
    """What each indicator without a figure waits for."""
    return {one.indicator: one for one in edition.awaited(lang)}


def entry(desk: Desk, piece: Piece, item: Item, selection: Selection, awaited: Mapping[str, Awaited]
          ) -> Figure | Missing:
    """The figure of an item, or what stands in its place."""
    figure = piece.figure(desk, selection.asked(item))
    if figure is not None:
        return figure
    waiting = [awaited[name] for name in piece.needs if name in awaited]
    titles = dict.fromkeys(title for one in waiting for title in one.titles)
    why = desk.t("pack.awaits", titles="; ".join(titles)) if titles else desk.t(
        "pack.no_data", region=desk.region_name(item.region or selection.region))
    commands = dict.fromkeys(command for one in waiting for command in one.commands)
    return Missing(item, piece.title(desk), why, list(commands))


def numbered(figure: Figure, number: int, item: Item, version: str) -> Figure:
    """A figure under the name of its files, which says of which figures it was made."""
    choices = [slug(str(value)) for name, value in item.options.items() if name != "base_year"]
    words = replace(figure.words, notes=[*figure.words.notes, version])
    return replace(figure, id="-".join([f"{number:02d}", figure.id, *choices]), words=words)
