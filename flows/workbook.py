"""A sheet of an Excel workbook as lines of text, so that it goes the same road as a CSV file.

Only values are read: a formula counts for the value that was stored with it, an error such as #N/A for none. A number
is written with a decimal comma and no thousands marks, so that the decimal sign of a workbook is always the comma.
"""

import csv
import io
import re
import zipfile
from collections.abc import Sequence, Set
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from flows.decoding import DAMAGE, ZIP, zip_names
from flows.errors import refuse
from flows.reader import SEPARATORS, WORKBOOK_ENCODING, Layout, Lines, plain, recognised

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

# A workbook in use unpacks to some tens of megabytes; far more is an attack or an accident.
MOST_BYTES = 400_000_000
# A sheet is held as a rectangle: one stray cell in the far corner would make it enormous.
MOST_CELLS = 40_000_000
# How far down the header may stand, under titles and notes.
HEADER_WITHIN = 50
# What no spreadsheet program writes: parts of the XML that refer to other parts or to the outside.
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
# The place that a cell or row says it has; and where one begins, for those that do not say.
PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{0,3})([0-9]{1,9})["']""")
ROW_START, CELL_START = re.compile(rb"<(?:\w+:)?row\b"), re.compile(rb"<(?:\w+:)?c\b")
# A workbook with a password is another kind of file around the real one.
OLE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
# Line breaks and what is no text at all become spaces.
UNPRINTABLE = dict.fromkeys([*range(32), 127], " ")


def is_workbook(content: bytes) -> bool:
    """Whether a file is a workbook in the format of Excel since 2007, with or without a password."""
    if content.startswith(OLE):
        return ENCRYPTED in content
    return content.startswith(ZIP) and any(name.startswith("xl/") for name in zip_names(content))


def unpacked(content: bytes, file: str) -> dict[str, bytes]:
    """The files in a zip by their name; Refused when it is damaged, locked or unpacks to more than is sane."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & 1 for entry in entries):
            refuse("locked", file)
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            refuse("unpacks_too_large", file, most=MOST_BYTES // 1_000_000)
        # No more is read of an entry than it says to hold, and a lie gives another checksum.
        return {entry.filename.replace("\\", "/"): archive.read(entry) for entry in entries}
    except DAMAGE:
        refuse("damaged_archive", file)


def check_safe(content: bytes, file: str) -> None:
    """Raise Refused for a workbook that is locked, damaged, enormous once opened, or has entities in its XML."""
    if content.startswith(OLE):
        refuse("locked", file)
    for name, part in unpacked(content, file).items():
        if not name.endswith((".xml", ".rels")):
            continue
        part = part.replace(b"\x00", b"")
        if any(mark in part for mark in FORBIDDEN):
            refuse("entities", file, found=name)
        if b"sheetData" in part and rectangle(part) > MOST_CELLS:
            refuse("sheet_too_large", file, found=name, most=MOST_CELLS // 1_000_000)


def rectangle(sheet: bytes) -> int:
    """How many cells the rectangle around everything in the XML of a sheet takes when it is opened."""
    columns, rows = {b""}, {b"1"}
    for place in PLACE.finditer(sheet):
        columns.add(place[1])
        rows.add(place[2])
    last_column = max(column_number(letters) for letters in columns)
    parts = ROW_START.split(sheet)[1:]
    longest = max((len(CELL_START.findall(row)) for row in parts), default=0)
    return max(len(parts), *map(int, rows)) * max(last_column, longest)


def column_number(letters: bytes) -> int:
    """The number of a column: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def opened(content: bytes, file: str) -> "CalamineWorkbook":
    """The workbook, after the checks on its safety; Refused when it is no sound workbook."""
    # Here, because most commands read no workbook.
    from python_calamine import CalamineError, CalamineWorkbook

    check_safe(content, file)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, *DAMAGE):
        refuse("damaged_archive", file)


def rows_of(workbook: "CalamineWorkbook", name: str, file: str) -> list[list]:
    """The cells of a sheet from its first row and column on; Refused when it cannot be read."""
    from python_calamine import CalamineError

    try:
        return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, *DAMAGE):
        refuse("damaged_archive", file, found=name)


def sheet_lines(
    workbook: "CalamineWorkbook", layouts: Sequence[Layout], file: str, one_of_more: bool = False
) -> Lines | None:
    """The lines of the sheet that holds a table of one of these layouts; line numbers are those of the sheet.

    The sheet is the one of that name, else the only one with most of the columns; where the workbook holds more tables
    (`one_of_more`) it must have all of them, and an optional table may be absent: None. Refused when there is no such
    sheet, or more than one.
    """
    names = {plain(name) for layout in layouts for name in (layout.sheet, layout.name)}
    named = [name for name in workbook.sheet_names if plain(name) in names]
    found, is_blank = [], True
    for name in named or workbook.sheet_names:
        rows = rows_of(workbook, name, file)
        known, number = max(
            ((max(known_in([text(cell) for cell in row], layout, one_of_more and not named) for layout in layouts),
              -number) for number, row in enumerate(rows[:HEADER_WITHIN], 1)), default=(0, 0))
        is_blank &= not any(text(cell).strip() for row in rows for cell in row)
        if known:
            found.append((known, -number, name, rows))
    best = [sheet for sheet in found if sheet[0] == max(known for known, *_ in found)]
    if not best:
        if one_of_more and layouts[0].optional and (is_blank or not named):
            return None
        expected = ", ".join(column.known_as[0] for column in layouts[0].columns)
        refuse("no_sheet", file, found=", ".join(workbook.sheet_names), sheet=layouts[0].sheet, expected=expected)
    if len(best) > 1:
        refuse("table_twice", file, found=best[1][2], first=best[0][2])
    _, header_line, sheet, rows = best[0]
    width = max((place for place, cell in enumerate(rows[header_line - 1], 1) if text(cell).strip()), default=0)
    beyond = next((number for number, row in enumerate(rows[header_line:], header_line + 1)
                   if any(text(cell).strip() for cell in row[width:])), None)
    if beyond is not None:
        outside = next(text(cell) for cell in rows[beyond - 1][width:] if text(cell).strip())
        refuse("beyond_header", file, beyond, outside)
    records = [(number, record(row[:width])) for number, row in enumerate(rows[header_line:], header_line + 1)
               if any(text(cell).strip() for cell in row[:width])]
    return Lines(file, WORKBOOK_ENCODING, SEPARATORS[0], header_line, record(rows[header_line - 1][:width]),
                 given=records, sheet=sheet)


def left_over(workbook: "CalamineWorkbook", layouts: Sequence[Layout], read: Set[str], file: str) -> list[str]:
    """The names of the sheets that hold a whole table of one of these layouts and are not among those read."""
    return [name for name in workbook.sheet_names if name not in read and any(
        has_required([text(cell) for cell in row], layout)
        for row in rows_of(workbook, name, file)[:HEADER_WITHIN] for layout in layouts)]


def has_required(names: Sequence[str], layout: Layout) -> bool:
    """Whether every column that the layout cannot do without is among these names."""
    return {c.name for c in layout.columns if not c.optional} <= {
        c.name for c in layout.columns if {plain(known) for known in c.known_as} & set(map(plain, names))}


def known_in(names: Sequence[str], layout: Layout, whole: bool) -> int:
    """How many of these names the layout knows; 0 when the table must be `whole` and a column it needs lacks."""
    return 0 if whole and not has_required(names, layout) else recognised(names, layout)


def record(cells: Sequence) -> str:
    """The cells of one row as a line of delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=SEPARATORS[0], lineterminator="").writerow([text(cell) for cell in cells])
    return out.getvalue()


def text(cell) -> str:
    """A cell as text: numbers without exponent, with a decimal comma; true and false as 1 and 0.

    A number has the fifteen digits a spreadsheet program shows: 0.1 + 0.2 is stored as 0.30000000000000004 and is 0,3.
    """
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float | int):
        number = Decimal(f"{cell:.15g}")
        whole = number == number.to_integral_value()
        return str(int(number)) if whole else format(number, "f").replace(".", ",")
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell).replace("\r\n", "\n").translate(UNPRINTABLE)
