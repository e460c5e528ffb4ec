"""The tables of one delivery: in one file, in a folder or zip with a file for each, or in the sheets of a workbook."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from flows.decoding import WORKBOOK, ZIP, decode, other_format
from flows.errors import REFUSE, WARN, Finding, Refused, refuse
from flows.reader import (
    LONGEST_LINE,
    Layout,
    Lines,
    lines_one_by_one,
    plain,
    recognised,
    separator_of,
    text_lines,
)
from flows.workbook import HEADER_WITHIN, has_required, is_workbook, left_over, opened, sheet_lines, unpacked

# Hidden files, and what Excel leaves beside a workbook that is open.
PASSED_BY = (".", "~$")


@dataclass(frozen=True)
class Part:
    """One table of a delivery, opened: its layouts (one for each edition) and its lines."""

    layouts: Sequence[Layout]
    lines: Lines


def parts(path: Path, tables: Sequence[Sequence[Layout]]) -> tuple[list[Part], list[Finding]]:
    """Every table of the delivery at `path`, and remarks on files and sheets that were not read.

    Raises Refused when a table is not there, is there twice, or is no table; IsADirectoryError for a folder where a
    single file is wanted; FileNotFoundError.
    """
    if path.is_dir() and len(tables) > 1:
        return matched(folder_files(path), tables, path.name)
    content = path.read_bytes()
    if tables[0][0].workbook and is_workbook(content):
        return sheets(content, path.name, tables)
    if len(tables) == 1:
        return [Part(tables[0], lines_of(content, tables[0], path.name))], []
    if tables[0][0].workbook:
        refuse_other_workbook(content, path.name)
    if tables[0][0].workbook and all(layouts[0].optional for layouts in tables) and not content.startswith(ZIP):
        return [lone_table(content, tables, path.name)], []
    return matched(zip_files(content, path.name, tables), tables, path.name)


def sheets(content: bytes, file: str, tables: Sequence[Sequence[Layout]]) -> tuple[list[Part], list[Finding]]:
    """Each table with its sheet of a workbook; the findings tell of sheets with such a table that were not read."""
    workbook, several = opened(content, file), len(tables) > 1
    found = [Part(layouts, lines) for layouts in tables
             if (lines := sheet_lines(workbook, layouts, f"{file}/{layouts[0].sheet}" if several else file, several))]
    # A sheet of a template that nobody filled in is no table.
    filled = [part for part in found if part.lines.given or not part.layouts[0].optional]
    left = left_over(workbook, [layout for layouts in tables for layout in layouts],
                     {part.lines.sheet for part in found}, file)
    findings = [Finding("unread_sheet", WARN, file, found=", ".join(left), occurrences=len(left))] if left else []
    return some(filled, file, tables), findings


def folder_files(path: Path) -> dict[str, bytes]:
    """The files of a folder by name; what is hidden or in use by another program is left alone.

    A folder inside it has no content here, so that it is remarked on as a file that belongs to no table.
    """
    return {place.name: place.read_bytes() if place.is_file() else b"" for place in sorted(path.iterdir())
            if not place.name.startswith(PASSED_BY)}


def zip_files(content: bytes, file: str, tables: Sequence[Sequence[Layout]]) -> dict[str, bytes]:
    """The files of a zip by name, without folders; Refused for anything that is no zip."""
    if other_format(content) != ("other_format", "zip"):
        raise Refused([Finding("tables_expected", REFUSE, file, values={"expected": expected_files(tables)})])
    named: dict[str, bytes] = {}
    for name, inside in unpacked(content, file).items():
        place = PurePosixPath(name)
        if place.name.startswith(PASSED_BY) or "__MACOSX" in place.parts:
            continue
        if place.name in named:
            raise Refused([Finding("table_twice", REFUSE, file, found=name, values={"first": place.name})])
        named[place.name] = inside
    return named


def matched(
    files: dict[str, bytes], tables: Sequence[Sequence[Layout]], package: str
) -> tuple[list[Part], list[Finding]]:
    """Each table with the file of its name; the findings tell of files that belong to no table."""
    stems: dict[str, list[str]] = {}
    for name in files:
        stems.setdefault(plain(PurePosixPath(name).stem), []).append(name)
    found, wrong = [], []
    for layouts in tables:
        names = [name for key in dict.fromkeys((plain(layouts[0].name), plain(layouts[0].sheet)))
                 for name in stems.pop(key, [])]
        if len(names) > 1:
            wrong.append(Finding("table_twice", REFUSE, package, found=names[1], values={"first": names[0]}))
        elif names:
            file = f"{package}/{names[0]}"
            found.append(Part(layouts, lines_of(files[names[0]], layouts, file)))
        elif not layouts[0].optional:
            wrong.append(Finding("table_missing", REFUSE, package, found=", ".join(files),
                                 values={"expected": f"{layouts[0].name}.csv"}))
    if wrong:
        raise Refused(wrong)
    extra = [name for names in stems.values() for name in names if not plain(name).startswith("readme")]
    findings = [Finding("extra_file", WARN, package, found=", ".join(extra), occurrences=len(extra))] if extra else []
    return some(found, package, tables), findings


def some(found: list[Part], package: str, tables: Sequence[Sequence[Layout]]) -> list[Part]:
    """The tables found; Refused when there is none, as may happen where each of them is optional."""
    if not found:
        expected = ", ".join(f"{layouts[0].sheet} ({layouts[0].name}.csv)" for layouts in tables)
        raise Refused([Finding("no_table", REFUSE, package, values={"expected": expected})])
    return found


def lone_table(content: bytes, tables: Sequence[Sequence[Layout]], file: str) -> Part:
    """A text file that is one of several optional tables: the one whose columns its header has."""
    found = [Part(layouts, text_under_titles(content, layouts, file)) for layouts in tables]

    def fit(part: Part) -> tuple[bool, int]:
        names = next(csv.reader([part.lines.header], delimiter=part.lines.separator))
        return (any(has_required(names, layout) for layout in part.layouts),
                max(recognised(names, layout) for layout in part.layouts))

    return max(found, key=fit)


def lines_of(content: bytes, layouts: Sequence[Layout], file: str) -> Lines:
    """The lines of one file, text or (where the source takes them) workbook."""
    if not layouts[0].workbook:
        return text_lines(content, layouts, file)
    if is_workbook(content):
        return sheet_lines(opened(content, file), layouts, file)
    refuse_other_workbook(content, file)
    return text_under_titles(content, layouts, file)


def refuse_other_workbook(content: bytes, file: str) -> None:
    """Raise Refused for a workbook in a format of before or beside Excel's of 2007."""
    kind = other_format(content)
    if kind and kind[0] == WORKBOOK:
        refuse("other_workbook", file, kind=kind[1])


def text_under_titles(content: bytes, layouts: Sequence[Layout], file: str) -> Lines:
    """A text file saved from a spreadsheet: as `text_lines`, and titles may stand above the header."""
    text, encoding = decode(content, file)
    for number, line in enumerate(islice(lines_one_by_one(text), HEADER_WITHIN), 1):
        separator = separator_of(line[:LONGEST_LINE], layouts)
        names = next(csv.reader([line[:LONGEST_LINE]], delimiter=separator), [])
        if any(recognised(names, layout) > 1 for layout in layouts):
            return Lines(file, encoding, separator, number, line, text)
    return text_lines(content, layouts, file)


def expected_files(tables: Sequence[Sequence[Layout]]) -> str:
    """The names of the files a delivery must have, in words."""
    return ", ".join(f"{layouts[0].name}.csv" for layouts in tables if not layouts[0].optional)
