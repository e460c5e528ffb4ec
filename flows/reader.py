"""From a delivered text file to one table of text, with true line numbers.

Nothing is interpreted here but the envelope: encoding, separator, header. A field stays the text that was delivered.
"""

import csv
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from flows.errors import REFUSE, WARN, Finding, Refused, printable
from flows.sql import literal, struct_literal

SEPARATORS = ";,\t|"
WORKBOOK_MARKS = {b"PK\x03\x04": "xlsx/ods", b"\xd0\xcf\x11\xe0": "xls"}


@dataclass(frozen=True)
class Column:
    """One column of a layout: our name, the names it is known under in files, and whether it may be absent."""

    name: str
    known_as: tuple[str, ...]
    optional: bool = False


@dataclass
class Envelope:
    """What was found around the figures: printed by `check` and kept with the delivery."""

    file: str
    encoding: str
    separator: str
    header: dict[str, str]
    rows: int
    repeated_headers: int = 0
    findings: list[Finding] = field(default_factory=list)


def decode(content: bytes, file: str) -> tuple[str, str]:
    """Text of a file and the name of its encoding: UTF-8 (with or without mark), UTF-16, else cp1252.

    Raises Refused for an empty file, a workbook and anything else that is not text.
    """

    def refuse(rule: str, **values):
        raise Refused([Finding(rule, REFUSE, file, values=values)])

    if not content.strip(b"\r\n\t \x00\xef\xbb\xbf\xff\xfe"):
        refuse("empty_file")
    for mark, kind in WORKBOOK_MARKS.items():
        if content.startswith(mark):
            refuse("workbook", kind=kind)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in content[:2000]:
        # Every other byte of western text in UTF-16 is nul; which half tells the byte order.
        encodings = ["utf-16-le" if content[1:200:2].count(0) > content[0:200:2].count(0) else "utf-16-be"]
    else:
        encodings = ["utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search("[\x00-\x08\x0e-\x1f]", text):
            break
        return text, encoding
    refuse("binary_file")


def separator_of(header: str, columns: Sequence[Column]) -> str:
    """The separator under which the header shows most columns of the layout."""
    known = {plain(name) for column in columns for name in column.known_as}

    def recognised(separator: str) -> int:
        return sum(plain(name) in known for name in next(csv.reader([header], delimiter=separator)))

    return max(SEPARATORS, key=recognised)


def plain(name: str) -> str:
    """A column name without case, quotes and outer space, so that `"Jaar "` is `jaar`."""
    return name.strip(' \t\u00a0"\ufeff').lower()


def place_columns(names: list[str], columns: Sequence[Column], file: str, line: int) -> tuple[dict[str, str], list[Finding]]:
    """Our column name for each delivered one: {delivered: ours}; raises Refused when one lacks or comes twice."""
    ours = {plain(known): column.name for column in columns for known in column.known_as}
    placed, findings = {}, []
    for name in names:
        target = ours.get(plain(name))
        if target is None:
            findings.append(Finding("extra_column", WARN, file, line, printable(name.strip())))
        elif target in placed.values():
            findings.append(Finding("column_twice", REFUSE, file, line, printable(name.strip())))
        else:
            placed[name] = target
    for column in columns:
        if column.name in placed.values():
            continue
        severity = WARN if column.optional else REFUSE
        rule = "optional_column_missing" if column.optional else "column_missing"
        found = ", ".join(printable(name.strip(), 30) for name in names[:20])
        findings.append(
            Finding(rule, severity, file, line, values={"expected": " / ".join(column.known_as), "header": found})
        )
    if any(finding.severity == REFUSE for finding in findings):
        raise Refused(findings)
    return placed, findings


def records(lines: list[str], separator: str, after: int) -> list[tuple[int, str]]:
    """(line number, record) for every line that holds something; a record with a quoted newline spans lines."""
    nothing = f" \u00a0{separator}"
    numbered = [row for row in enumerate(lines[after:], after + 1) if row[1].strip(nothing)]
    if not any(line.count('"') % 2 for line in lines):
        return numbered
    whole, start, pending = [], 0, ""
    for number, line in enumerate(lines[after:], after + 1):
        if pending:
            pending = f"{pending}\n{line}"
            if line.count('"') % 2:
                whole.append((start, pending))
                pending = ""
        elif line.count('"') % 2:
            start, pending = number, line
        elif line.strip(nothing):
            whole.append((number, line))
    if pending:
        whole.append((start, pending))
    return whole


def width_findings(rows: list[tuple[int, str]], separator: str, width: int, file: str) -> list[Finding]:
    """Lines with another number of fields than the header; the last one is called cut off when it falls short."""
    odd = []
    for line, record in [row for row in rows if row[1].count(separator) != width - 1 or '"' in row[1]]:
        try:
            fields = len(next(csv.reader([record], delimiter=separator, strict=True)))
        except csv.Error:
            fields = 0
        if fields != width:
            odd.append((line, fields, record))
    if not odd:
        return []
    last_line, fields, record = odd[-1]
    if last_line == rows[-1][0] and fields < width:
        values = {"fields": fields, "width": width}
        cut = [Finding("last_line_cut", REFUSE, file, last_line, found=record[-60:], values=values)]
        odd.pop()
    else:
        cut = []
    ragged = [
        Finding("ragged_line", REFUSE, file, line, found=record[:60], occurrences=len(odd),
                values={"fields": fields, "width": width})
        for line, fields, record in odd[:5]
    ]
    return ragged + cut


def read(connection: duckdb.DuckDBPyConnection, path: Path, columns: Sequence[Column], file: str) -> Envelope:
    """Load a delimited text file into the temp table `delivered`: `line` and a text column per layout column.

    An absent optional column is there with NULL in it. A header repeated inside the file, as happens when files are
    glued together, goes to the temp table `repeated_header`. Raises Refused, with line and column, for what cannot be read.
    """
    text, encoding = decode(path.read_bytes(), file)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    header_line, header = next((number, line) for number, line in enumerate(lines, 1) if line.strip())
    separator = separator_of(header, columns)
    rows = records(lines, separator, after=header_line)
    names = next(csv.reader([header], delimiter=separator))
    placed, findings = place_columns(names, columns, file, header_line)
    repeated = [line for line, record in rows if record == header]
    if repeated:
        rows = [row for row in rows if row[1] != header]
    if not rows:
        raise Refused([Finding("no_rows", REFUSE, file)])
    odd = width_findings(rows, separator, len(names), file)
    if odd:
        raise Refused(odd)
    load(connection, rows, separator, names, placed, columns)
    connection.execute(f"create or replace temp table repeated_header as select unnest({repeated}::integer[]) as line")
    return Envelope(file, encoding, separator, placed, len(rows) + len(repeated), len(repeated), findings)


def load(connection, rows, separator, names, placed, columns) -> None:
    """Hand the records to DuckDB, each with its line number in front."""
    types = {"line": "INTEGER"}
    for position, name in enumerate(names):
        types[placed.get(name) or f"extra_{position}"] = "VARCHAR"
    chosen = ", ".join(
        f"coalesce({column.name}, '') as {column.name}" if column.name in types else f"NULL::VARCHAR as {column.name}"
        for column in columns
    )
    with tempfile.TemporaryDirectory() as folder:
        numbered = Path(folder) / "numbered.csv"
        text = "\n".join([f"{line}{separator}{record}" for line, record in rows])
        numbered.write_bytes(text.encode("utf-8") + b"\n")
        connection.execute(
            f"""
            create or replace temp table delivered as
            select line, {chosen}
            from read_csv({literal(str(numbered))}, columns = {struct_literal(types)}, delim = {literal(separator)}, quote = '"', escape = '"',
                          header = false, auto_detect = false, nullstr = '\x01', max_line_size = 10000000)
            """
        )
