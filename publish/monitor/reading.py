"""Reading a selection from TOML and checking it: each fault with its line, what was found and what is allowed."""

import difflib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from charts.figure import SIZES
from figures.desk import HOME_REGION, Desk
from figures.piece import BASE_YEAR, REGION, YEAR, Piece
from figures.repertoire import CHAPTERS, repertoire
from flows.errors import REFUSE, Finding, Refused
from flows.home import DATA
from publish.monitor.selection import FORMATS, SIZE, Chapter, Item, Selection

ROOM = "pack"
DEFAULT = DATA / "monitor_selection.toml"
WHOLE = {"title": str, "region": str, "base_year": int, "size": str, "formats": list, "chapter": object}
PART = {"name": str, "title": str, "text": str, "figures": list}
OPTIONS = {REGION: str, YEAR: int, BASE_YEAR: int}
KINDS = ("province", "corop_plus", "country")
# More is no small file, and no pack that anybody reads.
MOST_BYTES, MOST_FIGURES, MOST_LETTERS = 200_000, 250, 2_000


def read(path: Path, desk: Desk, region: str | None = None) -> Selection:
    """The selection in a file, for another area when one is given.

    Raises Refused with all its faults, FileNotFoundError and the like.
    """
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        raise Refused([Finding("too_large", REFUSE, path.name, room=ROOM, values={"most": MOST_BYTES // 1000})])
    try:
        return parse(content.decode("utf-8-sig"), desk, path.name, region)
    except UnicodeDecodeError as wrong:
        raise Refused([Finding("not_utf8", REFUSE, path.name, content[:wrong.start].count(b"\n") + 1,
                               room=ROOM)]) from wrong


def listed(desk: Desk) -> list[str]:
    """Every figure by its id, with its name and the choices that it takes, under the chapter it belongs to."""
    lines, chapter = [], ""
    for piece in repertoire(desk).values():
        if piece.chapter != chapter:
            chapter = piece.chapter
            lines += ["", f"{chapter}: {desk.t(f'exporteren.chapter.{chapter}')}"]
        takes = f" [{', '.join(piece.takes)}]" if piece.takes else ""
        lines.append(f"  {piece.id}{takes}  {piece.title(desk)}")
    return lines[1:]


def linked(codes: Iterable[str], desk: Desk) -> tuple[list[Item], list[str]]:
    """The figures that a link asks for, each once and in its order, and what in it does not exist."""
    pieces, regions = repertoire(desk), desk.regions(KINDS)
    items: dict[Item, None] = {}
    strange = []
    for code in codes:
        item = Item.from_code(code)
        piece = pieces.get(item.id)
        if piece is None or set(item.options) - set(piece.takes) or item.region not in (None, *regions) or (
                item.year and item.year not in piece.years(desk, item.region or HOME_REGION)):
            strange.append(code)
        elif len(items) < MOST_FIGURES:
            items[item] = None
    return list(items), strange


def parse(text: str, desk: Desk, file: str = "", region: str | None = None) -> Selection:
    """The selection in a text, for another area when one is given. Raises Refused."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"at line (\d+)", str(wrong))
        raise Refused([Finding("no_toml", REFUSE, file, int(line[1]) if line else None, room=ROOM)]) from wrong
    except RecursionError as wrong:
        raise Refused([Finding("no_toml", REFUSE, file, room=ROOM)]) from wrong
    reader = Reader(text, desk, file)
    if region is not None:
        if region not in reader.regions:
            allowed = ", ".join(reader.regions)
            raise Refused([Finding("unknown_region", REFUSE, found=region, room=ROOM, values={"allowed": allowed})])
        told |= {REGION: region}
    return reader.selection(told)


class Reader:
    """Reads one file; collects its faults."""

    def __init__(self, text: str, desk: Desk, file: str):
        self.lines, self.desk, self.file = text.splitlines(), desk, file
        self.pieces = repertoire(desk)
        self.regions = desk.regions(KINDS)
        self.faults: list[Finding] = []

    def selection(self, told: dict) -> Selection:
        """The whole file. Raises Refused."""
        whole = self.table(told, WHOLE, "", 0)
        parts = whole.get("chapter", [])
        if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
            parts = self.fault("chapter_is_table", 0, "chapter", "chapter") or []
        for name, allowed in (("size", tuple(SIZES)), (REGION, self.regions)):
            self.one_of(whole, name, allowed, name, 0)
        self.base_year(whole, BASE_YEAR, 0)
        formats = self.formats(whole.get("formats", list(FORMATS)))
        chapters = [self.chapter(part, number) for number, part in enumerate(parts, 1)]
        made = Selection(tuple(chapters), whole.get("title", ""), whole.get(REGION, Selection.region),
                         whole.get(BASE_YEAR), whole.get("size", SIZE), formats)
        count = len(made.items)
        if not count and not self.faults:
            self.fault("no_figures", 0, "chapter", None)
        if count > MOST_FIGURES:
            self.fault("too_many", 0, "chapter", str(count), most=MOST_FIGURES)
        if not self.faults:
            self.years(made)
        if self.faults:
            raise Refused(self.faults)
        return made

    def formats(self, told: list) -> tuple[str, ...]:
        """The formats that are asked for, each once and in our order."""
        for strange in [name for name in told if name not in FORMATS] or ([] if told else [""]):
            self.fault("not_allowed", 0, "formats", str(strange), place="formats", allowed=", ".join(FORMATS))
        return tuple(name for name in FORMATS if name in told)

    def chapter(self, told: dict, number: int) -> Chapter:
        """One chapter."""
        key = f"chapter {number}"
        part = self.table(told, PART, key, number)
        if "name" not in part and "title" not in part:
            self.fault("chapter_without_title", number, "[[chapter]]", None, place=key, allowed=", ".join(CHAPTERS))
        self.one_of(part, "name", CHAPTERS, f"{key}, name", number)
        items = part.get("figures", [])
        made = [self.item(item, number, place) for place, item in enumerate(items, 1)]
        return Chapter(tuple(item for item in made if item), part.get("name", ""), part.get("title", ""),
                       part.get("text", ""))

    def item(self, told, number: int, place: int) -> Item | None:
        """One figure of a chapter; None when it is at fault."""
        key = f"chapter {number}, figures {place}"
        if isinstance(told, str):
            told = {"id": told}
        if not isinstance(told, dict) or not isinstance(told.get("id"), str):
            self.fault("figure_is_id", number, "figures", str(told)[:60], place=key)
            return None
        piece = self.pieces.get(told["id"])
        if piece is None:
            near = difflib.get_close_matches(told["id"], self.pieces, 3, 0.5)
            self.fault("unknown_figure", number, f'"{told["id"]}"', told["id"], place=key,
                       near=self.desk.t.join(near) or self.desk.t("common.unknown"))
            return None
        made = self.options(told, piece, number, key)
        return Item(piece.id, *(made.get(name) for name in OPTIONS))

    def options(self, told: dict, piece: Piece, number: int, key: str) -> dict:
        """The choices of one figure, those that it takes only."""
        made = self.table(told, {"id": str} | OPTIONS, key, number)
        for name in OPTIONS:
            if name in made and name not in piece.takes:
                self.fault("option_not_taken", number, f'"{piece.id}"', name, place=key, figure=piece.id,
                           allowed=", ".join(piece.takes) or self.desk.t("pack.nothing"))
        self.one_of(made, REGION, self.regions, f"{key}, {REGION}", number)
        self.base_year(made, f"{key}, {BASE_YEAR}", number)
        return made

    def base_year(self, told: dict, key: str, number: int) -> None:
        """A base year is one of the years with data; any year where there are none."""
        if BASE_YEAR in told:
            self.one_of(told, BASE_YEAR, self.desk.years() or range(1990, 2100), key, number)

    def years(self, made: Selection) -> None:
        """A year that is asked for exists, for a figure with data in its area; the same figure stands there once."""
        seen = set()
        for number, chapter in enumerate(made.chapters, 1):
            for place, item in enumerate(chapter.items, 1):
                key = f"chapter {number}, figures {place}"
                known = self.pieces[item.id].years(self.desk, made.asked(item).region)
                if item.year and known and item.year not in known:
                    self.fault("not_allowed", number, str(item.year), str(item.year), place=f"{key}, {YEAR}",
                               allowed=", ".join(map(str, known)))
                if item in seen:
                    self.fault("twice", number, f'"{item.id}"', item.id, place=key)
                seen.add(item)

    def table(self, told: dict, known: dict[str, type], key: str, number: int) -> dict:
        """The known keys of a table with values of the right kind; faults for the others."""
        kept = {}
        for name, value in told.items():
            where = f"{key}, {name}" if key else name
            if name not in known:
                self.fault("unknown_key", number, name, name, place=where, allowed=", ".join(known))
            elif not isinstance(value, known[name]) or isinstance(value, bool):
                kind = self.desk.t(f"pack.kind.{known[name].__name__}")
                self.fault("wrong_kind", number, name, str(value)[:60], place=where, kind=kind)
            elif isinstance(value, str) and (len(value) > MOST_LETTERS or not readable(value)):
                self.fault("unreadable_text", number, name, value[:60], place=where, most=MOST_LETTERS)
            else:
                kept[name] = value
        return kept

    def one_of(self, told: dict, name: str, allowed, key: str, number: int) -> None:
        """A value is among those allowed; otherwise a fault, and it is left out."""
        if name in told and told[name] not in allowed:
            told_value = told.pop(name)
            words = f"{allowed[0]}-{allowed[-1]}" if isinstance(allowed, range) else ", ".join(map(str, allowed))
            self.fault("not_allowed", number, str(told_value), str(told_value), place=key, allowed=words)

    def fault(self, rule: str, number: int, sought: str, found: str | None, **values) -> None:
        """Note a fault, on the line where what is sought stands first in that chapter (0: before all chapters)."""
        self.faults.append(Finding(rule, REFUSE, self.file, self.line(number, sought), found=found,
                                   values={"place": "", **values}, room=ROOM))

    def line(self, number: int, sought: str) -> int | None:
        """The line of a word in a chapter."""
        starts = [place for place, line in enumerate(self.lines) if re.match(r"\s*\[\[\s*chapter\s*\]\]", line)]
        first = starts[number - 1] if 0 < number <= len(starts) else 0
        last = starts[number] if number < len(starts) else len(self.lines)
        return next((place + 1 for place in range(first, last) if sought in self.lines[place]), first + 1)


def readable(text: str) -> bool:
    """Whether a text has no signs that documents cannot hold: control characters, halves of a pair."""
    return all(sign.isprintable() or sign in "\n\t" for sign in text)
