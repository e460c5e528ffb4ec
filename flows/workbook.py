"""A sheet of an Excel workbook as lines of text, so that it goes the same road as a CSV file.

Only values are read; a formula counts for the value that was stored with it. A number is written as it is stored, with
a decimal comma and no thousands marks, so that the decimal sign of a workbook is always the comma.
"""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from flows.errors import refuse
from flows.reader import SEPARATORS, WORKBOOK_ENCODING, Layout, Lines, recognised

# A workbook in use unpacks to some tens of megabytes; far more is an attack or an accident.
MOST_BYTES = 400_000_000
MOST_COLUMNS = 500
# How far down the header may stand, under titles and notes.
HEADER_WITHIN = 50
# What no spreadsheet program writes: parts of the XML that refer to other parts or to the outside.
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")


def is_workbook(content: bytes) -> bool:
    """Whether a file is a workbook in the format of Excel since 2007."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        return any(name.startswith("xl/") for name in zipfile.ZipFile(io.BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return False


def unpacked(content: bytes, file: str) -> dict[str, bytes]:
    """The files in a zip by their name; Refused when it is damaged, locked or unpacks to more than is sane."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & 1 for entry in entries):
            refuse("locked", file)
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            refuse("unpacks_too_large", file, most=MOST_BYTES // 1_000_000)
        # Reading an entry whole also checks it: a size that was lied about gives another checksum.
        return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError):
        refuse("damaged_archive", file)


def check_safe(content: bytes, file: str) -> None:
    """Raise Refused for a workbook that unpacks enormously, is damaged, or has entities in its XML."""
    for name, part in unpacked(content, file).items():
        start = part[:4096].replace(b"\x00", b"").upper()
        if name.endswith((".xml", ".rels")) and any(mark in start for mark in FORBIDDEN):
            refuse("entities", file, found=name)


def sheets(content: bytes, file: str):
    """The opened workbook, after the checks on its safety."""
    # Here, because most commands read no workbook.
    from python_calamine import CalamineError, CalamineWorkbook

    check_safe(content, file)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError:
        refuse("damaged_archive", file)


def sheet_lines(content: bytes, layouts: Sequence[Layout], file: str) -> Lines:
    """The lines of the sheet that holds a table of one of these layouts; line numbers are those of the sheet.

    The sheet is the one of that name, else the one with the columns. Refused when there is none.
    """
    workbook = sheets(content, file)
    named = [name for name in workbook.sheet_names
             if name.strip().casefold() in {layout.sheet.casefold() for layout in layouts}]
    best = None
    for name in named or workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for number, row in enumerate(rows[:HEADER_WITHIN], 1):
            names = [text(cell) for cell in row]
            known = max(recognised(names, layout) for layout in layouts)
            if known and (best is None or known > best[0]):
                best = known, number, rows
    if best is None:
        expected = ", ".join(column.known_as[0] for column in layouts[0].columns)
        refuse("no_sheet", file, found=", ".join(workbook.sheet_names), sheet=layouts[0].sheet, expected=expected)
    _, header_line, rows = best
    width = max((place for place, cell in enumerate(rows[header_line - 1], 1) if text(cell).strip()), default=0)
    beyond = next((number for number, row in enumerate(rows[header_line:], header_line + 1)
                   if any(text(cell).strip() for cell in row[width:])), None)
    if beyond is not None:
        found = next(text(cell) for cell in rows[beyond - 1][width:] if text(cell).strip())
        refuse("beyond_header", file, beyond, found)
    records = [(number, record(row[:width])) for number, row in enumerate(rows[header_line:], header_line + 1)
               if any(text(cell).strip() for cell in row[:width])]
    return Lines(file, WORKBOOK_ENCODING, SEPARATORS[0], header_line, record(rows[header_line - 1][:width]),
                 given=records)


def record(cells: Sequence) -> str:
    """The cells of one row as a line of delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=SEPARATORS[0], lineterminator="").writerow([text(cell) for cell in cells])
    return out.getvalue()


def text(cell) -> str:
    """A cell as text: numbers without exponent, with a decimal comma; true and false as 1 and 0."""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float | int):
        number = Decimal(repr(cell))
        whole = number == number.to_integral_value()
        return str(int(number)) if whole else format(number, "f").replace(".", ",")
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else " ".join(str(cell).split("\n"))
