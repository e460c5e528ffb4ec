"""From a delivered text file to one table of text, with true line numbers.

Nothing is interpreted here but the envelope: encoding, separator, header. A field stays the text that was delivered.
"""

import csv
import re
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import duckdb

from flows.decoding import clean, decode, newlines_of_plain
from flows.errors import REFUSE, WARN, Finding, Refused, printable, refuse
from flows.sql import literal, struct_literal

SEPARATORS = ";,\t|"
WORKBOOK_ENCODING = "xlsx"
SILENTLY = "silently"
# No line of the table comes near this; a longer one is not a line of it, and must not fill the memory.
LONGEST_LINE = 100_000


@dataclass(frozen=True)
class Column:
    """One column of a layout: our name, the names it is known under in files, and whether it may be absent.

    `optional` is "silently" where its absence needs no remark. `kind` is "number" for weights and money (six decimals),
    "factor" for coefficients and shares, else empty.
    """

    name: str
    known_as: tuple[str, ...]
    optional: bool | str = False
    kind: str = ""


@dataclass(frozen=True)
class Layout:
    """One table of a delivery: its columns in one edition, and the sheet it has in a workbook where that is taken.

    `ignored` are columns that are known and never read, such as names of companies.
    """

    name: str
    columns: tuple[Column, ...]
    edition: str = ""
    sheet: str = ""
    workbook: bool = False
    optional: bool = False
    ignored: tuple[str, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.kind in kinds)


@dataclass
class Envelope:
    """What was found around the figures of one table: printed by `check` and kept with the delivery.

    `encoding` is "xlsx" and `separator` empty for a sheet of a workbook.
    """

    file: str
    encoding: str
    separator: str
    layout: Layout
    header: dict[str, str]
    rows: int
    repeated_headers: int = 0
    findings: list[Finding] = field(default_factory=list)


def separator_of(header: str, layouts: Sequence[Layout]) -> str:
    """The separator under which the header shows most columns of a layout."""
    def shown(separator: str) -> int:
        names = next(csv.reader([header], delimiter=separator))
        return max(recognised(names, layout) for layout in layouts)

    return max(SEPARATORS, key=shown)


def plain(name: str) -> str:
    """A column name by its letters and digits: `"Jaar "` is `jaar`, `Gebruiksgroep naam` is `gebruiksgroepnaam`."""
    return re.sub(r"[\W_]+", "", name).lower()


def recognised(names: Sequence[str], layout: Layout) -> int:
    """How many of these column names the layout knows."""
    known = {plain(name) for column in layout.columns for name in column.known_as}
    return sum(plain(name) in known for name in names)


def place_columns(
    names: list[str], layout: Layout, layouts: Sequence[Layout], file: str, line: int
) -> tuple[dict[str, str], list[Finding]]:
    """Our column name for each delivered one: {delivered: ours}; raises Refused when one lacks or comes twice.

    A column may go by the name it has in another edition, so that it is not in the file under both.
    """
    columns = layout.columns
    unread = {plain(name) for name in layout.ignored}
    wanted = {column.name for column in columns}
    ours = {plain(known): column.name for other in (*layouts, layout) for column in other.columns
            if column.name in wanted for known in column.known_as}
    placed, findings, extra = {}, [], []
    if not any(plain(name) in ours for name in names):
        expected = ", ".join(column.known_as[0] for column in columns)
        refuse("no_header", file, line, ", ".join(name.strip() for name in names[:20]), expected=expected)
    for position, name in enumerate(names, 1):
        target = ours.get(plain(name))
        shown = printable(name.strip()) or f"{position}"
        if target is None:
            if plain(name) not in unread:
                extra.append(shown)
        elif target in placed.values():
            first = next(printable(other.strip()) for other, placed_as in placed.items() if placed_as == target)
            findings.append(Finding("column_twice", REFUSE, file, line, shown, values={"first": first}))
        else:
            placed[name] = target
    if extra:
        findings.append(Finding("extra_column", WARN, file, line, printable(", ".join(extra)), occurrences=len(extra)))
    for column in columns:
        if column.name in placed.values() or column.optional == SILENTLY:
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


def lines_one_by_one(text: str) -> Iterator[str]:
    """The lines of a text, without taking it all apart."""
    start = 0
    for end in re.finditer(r"\r\n|\r|\n|\Z", text):
        yield text[start:end.start()]
        start = end.end()


def find_header(text: str, layouts: Sequence[Layout], file: str) -> tuple[int, str, str]:
    """Line number and text of the header, and the separator; a first line `sep=;`, as Excel reads it, is passed by."""
    filled = ((number, line) for number, line in enumerate(lines_one_by_one(text), 1) if re.search(r"\w", line))
    number, header = next(filled, (0, ""))
    named = re.fullmatch(f'"?sep=([{SEPARATORS}])"?[{SEPARATORS}]*', header.strip(" \r"), re.IGNORECASE)
    if named:
        number, header = next(filled, (0, ""))
    if not number:
        refuse("empty_file", file)
    if len(header) > LONGEST_LINE:
        refuse("line_too_long", file, number, header[:60], most=LONGEST_LINE)
    return number, header, separator_of(header, layouts)


def records(lines: list[str], separator: str, after: int, file: str) -> list[tuple[int, str]]:
    """(line number, record) for every line that holds something; a record with a quoted newline spans lines."""
    nothing = f' \t\u00a0\ufeff"{separator}'
    if not any(line.count('"') % 2 for line in lines if '"' in line):
        return [row for row in enumerate(lines[after:], after + 1) if row[1].strip(nothing)]
    whole, start, pending = [], 0, ""
    for number, line in enumerate(lines[after:], after + 1):
        if pending:
            pending = f"{pending}\n{line}"
            if line.count('"') % 2:
                whole.append((start, pending))
                pending = ""
            elif len(pending) > LONGEST_LINE:
                refuse("open_quote", file, start, around_quote(pending))
        elif line.count('"') % 2:
            start, pending = number, line
        elif line.strip(nothing):
            whole.append((number, line))
    if pending:
        whole.append((start, pending))
    return whole


def around_quote(record: str) -> str:
    """The piece of the first line of a record around its last quote."""
    first = record.partition("\n")[0]
    place = first.rfind('"')
    return first[max(0, place - 30): place + 30]


def width_findings(rows: list[tuple[int, str]], separator: str, width: int, file: str) -> list[Finding]:
    """Lines with another number of fields than the header, or with a quote out of place.

    The last line is called cut off when it falls short.
    """
    suspects = [row for row in rows if row[1].count(separator) != width - 1 or '"' in row[1]]
    if fits(suspects, separator, width):
        return []
    ragged, quotes, cut = [], [], []
    for line, record in suspects:
        try:
            fields = len(next(csv.reader([record], delimiter=separator, strict=True)))
        except csv.Error:
            fields = 0
        if fields == width:
            continue
        short = record.count(separator) + 1
        if line == rows[-1][0] and "\n" not in record and short < width and (fields or record.count('"') % 2):
            cut.append(Finding("last_line_cut", REFUSE, file, line, found=record[-60:],
                               values={"fields": short, "width": width}))
        elif not fields or "\n" in record:
            quotes.append(Finding("open_quote", REFUSE, file, line, found=around_quote(record)))
        else:
            ragged.append(Finding("ragged_line", REFUSE, file, line, found=record[:60],
                                  values={"fields": fields, "width": width}))
    return [replace(found, occurrences=len(kind)) for kind in (quotes, ragged, cut) for found in kind[:5]]


def fits(rows: list[tuple[int, str]], separator: str, width: int) -> bool:
    """Whether every record has `width` fields: one pass over all, since a file may quote every field."""
    reader = csv.reader([record for _, record in rows], delimiter=separator, strict=True)
    try:
        return sum(len(fields) == width for fields in reader) == len(rows)
    except csv.Error:
        return False


@dataclass(frozen=True)
class Lines:
    """A table as lines of text, the header apart. A file has its whole `text`, a sheet its records from the start, and
    its name.

    A record is (line number, text); one with a quoted newline spans lines.
    """

    file: str
    encoding: str
    separator: str
    header_line: int
    header: str
    text: str = ""
    given: Sequence[tuple[int, str]] = ()
    sheet: str = ""

    @cached_property
    def records(self) -> Sequence[tuple[int, str]]:
        """Every record under the header that holds something; Refused for an endless line and for what is no text."""
        if not self.text:
            return self.given
        lines = clean(self.text, self.file).split("\n")
        if max(map(len, lines)) > LONGEST_LINE:
            number, line = next(row for row in enumerate(lines, 1) if len(row[1]) > LONGEST_LINE)
            refuse("line_too_long", self.file, number, line[:60], most=LONGEST_LINE)
        return records(lines, self.separator, self.header_line, self.file)

    @property
    def body(self) -> str:
        """The text under the header; lines must end in `\\n` or `\\r\\n`."""
        start = 0
        for _ in range(self.header_line):
            start = self.text.index("\n", start) + 1
        return self.text[start:]


def text_lines(content: bytes, layouts: Sequence[Layout], file: str) -> Lines:
    """The lines of a delimited text file; Refused for what is no such file."""
    text, encoding = decode(content, file)
    header_line, header, separator = find_header(text, layouts, file)
    return Lines(file, encoding, separator, header_line, header, text)


def read(connection: duckdb.DuckDBPyConnection, lines: Lines, layouts: Sequence[Layout]) -> Envelope:
    """Load the lines of a table as the temp view of its name: `line` and a text column per layout column.

    The layout (the edition) is the one that knows most of the delivered columns. An absent optional column is there
    with NULL in it. A header repeated inside the file, as happens when files are glued together, goes to the temp table
    `repeated_header`. Raises Refused, with line and column, for what cannot be read.
    """
    file = lines.file
    names = next(csv.reader([lines.header], delimiter=lines.separator))
    layout = max(layouts, key=lambda layout: recognised(names, layout))
    placed, findings = place_columns(names, layout, layouts, file, lines.header_line)
    repeated = []
    loaded = load_whole(connection, lines, names, placed, layout)
    if loaded is None:
        rows, header = lines.records, lines.header
        repeated = [line for line, record in rows if header in record and record.strip("\ufeff ") == header.strip()]
        if repeated:
            again = set(repeated)
            rows = [row for row in rows if row[0] not in again]
        if not rows:
            raise Refused([Finding("no_rows", REFUSE, file, lines.header_line)])
        odd = width_findings(rows, lines.separator, len(names), file)
        if odd:
            raise Refused(odd)
        if lines.text and not lines.text.endswith("\n"):
            findings.append(Finding("no_last_newline", WARN, file, rows[-1][0], found=rows[-1][1][-30:]))
        load(connection, rows, lines.separator, names, placed, layout, file)
        loaded = len(rows)
    connection.execute(
        f"insert into repeated_header select {literal(layout.name)}, unnest({repeated}::integer[])"
    )
    workbook = lines.encoding == WORKBOOK_ENCODING
    return Envelope(file, lines.encoding, "" if workbook else lines.separator, layout, placed,
                    loaded + len(repeated), len(repeated), findings)


def load_whole(connection, lines, names, placed, layout) -> int | None:
    """Hand the text to DuckDB whole and return the number of rows; None when it is not plainly one row a line.

    That spares taking every line apart here: the place of a row is its line. Whatever is out of the ordinary, such as
    a quoted newline, an empty line, a second header or a line too long or too short, goes the road that can name it.
    """
    if not lines.text.endswith("\n"):
        return None
    whole = lines.body.encode("utf-8")
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as aside:
        path = Path(folder) / "whole.csv"
        path.write_bytes(whole)
        looked_at = aside.submit(newlines_of_plain, whole, lines.separator.encode())
        try:
            # The buffer lets two threads share a file of this size.
            read_text(connection, path, {}, lines.separator, names, placed, layout,
                      f"buffer_size = 4000000, max_line_size = {LONGEST_LINE}")
        except duckdb.Error:
            return None
        newlines = looked_at.result()
    rows = f"from {layout.name}_rows"
    blank = " and ".join(f"trim({column}) = ''" for column in placed.values())
    delivered, first = next(iter(placed.items()))
    name = literal(delivered.strip('\ufeff "'))
    loaded, blanks, headers = connection.execute(
        f"select (select count(*) {rows}), (select count(*) {rows} where {blank}), "
        f"(select count(*) {rows} where contains({first}, {name}))").fetchone()
    if loaded != newlines or not loaded or blanks or headers:
        return None
    connection.execute(
        f"create or replace temp view {layout.name} as "
        f"select cast(rowid + {lines.header_line + 1} as integer) as line, * from {layout.name}_rows")
    return loaded


def load(connection, rows, separator, names, placed, layout, file) -> None:
    """Hand the records to DuckDB, each with its line number in front."""
    with tempfile.TemporaryDirectory() as folder:
        numbered = Path(folder) / "numbered.csv"
        text = "\n".join([f"{line}{separator}{record}" for line, record in rows])
        numbered.write_bytes(text.encode("utf-8") + b"\n")
        try:
            read_text(connection, numbered, {"line": "INTEGER"}, separator, names, placed, layout,
                      "max_line_size = 10000000")
        except duckdb.Error as error:
            # What Python's reader takes and DuckDB's does not is a quote out of place; the line says where.
            place = re.search(r"Line: (\d+)", str(error))
            line, record = rows[min(int(place[1]), len(rows)) - 1] if place else (None, "")
            refuse("open_quote", file, line, around_quote(record))
    connection.execute(f"create or replace temp view {layout.name} as from {layout.name}_rows")
    loaded = connection.execute(f"select count(*) from {layout.name}").fetchone()[0]
    if loaded != len(rows):
        refuse("rows_lost", file, expected=len(rows), loaded=loaded)


def read_text(connection, path, types, separator, names, placed, layout, limits) -> None:
    """A delimited file without header into the temp table `<layout>_rows`; `types` are of columns put in front."""
    own = list(types)
    types = types | {placed.get(name) or f"extra_{position}": "VARCHAR" for position, name in enumerate(names)}
    chosen = ", ".join([*own, *(
        f"coalesce({column.name}, '') as {column.name}" if column.name in types else f"NULL::VARCHAR as {column.name}"
        for column in layout.columns
    )])
    connection.execute(
        f"""
        create or replace temp table {layout.name}_rows as
        select {chosen}
        from read_csv({literal(str(path))}, columns = {struct_literal(types)}, delim = {literal(separator)},
                      quote = '"', escape = '"', header = false, auto_detect = false, nullstr = '\x01', {limits})
        """
    )
