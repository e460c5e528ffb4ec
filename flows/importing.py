"""One delivery, from file to checked tables in DuckDB: the same road for `check`, `deliver` and `build`."""

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import duckdb

from flows.code_lists import load_code_lists, load_table
from flows.corrections import apply_corrections
from flows.errors import NOTE, REFUSE, WARN, Finding, Refused
from flows.home import DATA, PROJECT
from flows.numbers import COMMA, POINT, comma_query, first_point_query, number_macros, points_query, text_macros
from flows.packages import parts
from flows.reader import SEPARATORS, WORKBOOK_ENCODING, Envelope, read
from flows.sources import Source
from flows.sql import literal

UNREADABLE = {
    "infinite": "infinite_number",
    "decimals": "too_many_decimals",
    "mixed": "mixed_decimal_signs",
    "too_large": "number_too_large",
    "unreadable": "unreadable_number",
}


@dataclass
class Reading:
    """What one delivery turned out to be.

    Weights in kg, exact, None for a source without weights; `years` and `regions` are sorted; an absent count is None.
    """

    source: str
    edition: str
    envelopes: list[Envelope]
    decimal_sign: str
    findings: list[Finding]
    rows_kept: int
    rows_set_aside: int
    kg_in: int | Decimal | None
    kg_kept: int | Decimal | None
    kg_set_aside: int | Decimal | None
    years: list[int]
    regions: list[str]
    goods_groups: int | None
    known_cells: int | None
    set_aside: dict[str, int] = field(default_factory=dict)

    @property
    def envelope(self) -> Envelope:
        """That of the only table, or of the first."""
        return self.envelopes[0]

    @property
    def rows_in(self) -> int:
        return sum(envelope.rows for envelope in self.envelopes)


def read_delivery(
    connection: duckdb.DuckDBPyConnection, source: Source, path: Path, year: int | None = None
) -> Reading:
    """Read and check one delivery; `year` is for a source whose files do not name it.

    Leaves in the connection the delivered tables as text, what `core.sql` makes of them, and temp table `set_aside`
    (part, line, rule, mass). Raises Refused with every reason found.
    """
    prepare(connection, source)
    opened, findings = parts(path, source.tables_read)
    envelopes = [read(connection, part.lines, part.layouts) for part in opened]
    missing = {layouts[0].name: layouts[0] for layouts in source.tables_read}
    for envelope in envelopes:
        del missing[envelope.layout.name]
        findings += envelope.findings
        name_columns(connection, envelope)
    for layout in missing.values():
        nothing = ", ".join(f"null::varchar as {column.name}" for column in layout.columns)
        connection.execute(
            f"create or replace temp view {layout.name} as select 0 as line, {nothing} where false")
    signs = [read_numbers(connection, envelope, source) for envelope in envelopes]
    delivered_text(connection, source)
    if module := source.facts.get("prepared_by"):
        import_module(f"flows.{source.name}.{module}").prepare(connection)
    settings = {"edition": envelopes[0].layout.edition, "status": source.facts.get("status", "A"), "year": year}
    for variable, value in settings.items():
        connection.execute(f"set variable {variable} = {literal(value)}")
    connection.execute(source.core)
    for envelope in envelopes:
        findings += unreadable_numbers(connection, source, envelope)
    findings += check_findings(connection, source, path.name, envelopes)
    refusals = [finding for finding in findings if finding.severity == REFUSE]
    if refusals:
        # A row that is not understood makes others look absent or odd: such warnings would only mislead.
        raise Refused(refusals + [finding for envelope in envelopes for finding in envelope.findings])
    reading = summary(connection, source, envelopes, signs, findings)
    reading.findings += apply_corrections(connection, source)
    return reading


def prepare(connection: duckdb.DuckDBPyConnection, source: Source | None = None) -> None:
    """What the SQL of a source may use: the code lists that it names (all without one), the published goods flows, the
    text macros.
    """
    load_code_lists(connection, source and source.code_lists)
    load_table(connection, DATA / "official" / "goods_flows.csv", "code_list.published_goods_flows")
    connection.execute((PROJECT / "flows" / "types.sql").read_text(encoding="utf-8"))
    connection.execute(text_macros())
    for path in sorted((PROJECT / "flows" / "macros").glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))
    connection.execute("create or replace temp table repeated_header (part varchar, line integer)")


def name_columns(connection: duckdb.DuckDBPyConnection, envelope: Envelope) -> None:
    """DuckDB variables `<column>_column` and `<table>_<column>_column`: how the file names each of our columns, for the
    words of a check; the second where more tables have such a column.
    """
    for column in envelope.layout.columns:
        name = literal(delivered_name(envelope, column.name))
        connection.execute(f"set variable {column.name}_column = {name}")
        connection.execute(f"set variable {envelope.layout.name}_{column.name}_column = {name}")


def macro_prefix(envelope: Envelope, source: Source) -> str:
    """What the number macros of a table begin with: nothing where it is the only one."""
    return "" if len(source.tables_read) == 1 else f"{envelope.layout.name}_"


def read_numbers(connection: duckdb.DuckDBPyConnection, envelope: Envelope, source: Source) -> str:
    """Make the number macros of one table, for its decimal sign, which is returned."""
    sign = decimal_sign(connection, envelope)
    connection.execute(number_macros(sign, macro_prefix(envelope, source)))
    for variable, unit in units_of_last_decimal(connection, envelope, source, sign).items():
        connection.execute(f"set variable {variable} = {literal(unit)}")
    return sign


def delivered_text(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """View `delivered_text` (part, line, delivered): every row of every table as it came, for what is set aside.

    Of a source that is not kept whole the text stays out of the database as well.
    """
    tables = [layouts[0].name for layouts in source.tables_read]
    text = "null::json" if source.reduced else "to_json({name})"
    connection.execute("create or replace temp view delivered_text as " + " union all ".join(
        f"select {literal(name)} as part, line, {text.format(name=name)} as delivered from {name}" for name in tables))


def delivered_name(envelope: Envelope, ours: str) -> str:
    """The name under which the file carries one of our columns."""
    return next((name.strip() for name, column in envelope.header.items() if column == ours), ours)


def decimal_sign(connection: duckdb.DuckDBPyConnection, envelope: Envelope) -> str:
    """The decimal sign of a whole file; Refused when `1.234` may be a thousand or a little over one."""
    table, columns = envelope.layout.name, envelope.layout.of_kind("number", "factor")
    if envelope.encoding == WORKBOOK_ENCODING or not columns:
        return COMMA
    if connection.execute(comma_query(table, columns)).fetchone():
        return COMMA
    points, clear_points, marks = connection.execute(points_query(table, columns)).fetchone()
    if not points or (marks and not clear_points):
        return COMMA
    if not clear_points:
        line, column, found = connection.execute(first_point_query(table, columns)).fetchone()
        place = (envelope.file, line, delivered_name(envelope, column), found)
        raise Refused([Finding("ambiguous_decimal_sign", REFUSE, *place, occurrences=points)])
    return POINT


def units_of_last_decimal(
    connection: duckdb.DuckDBPyConnection, envelope: Envelope, source: Source, sign: str
) -> dict[str, float]:
    """The rounding unit of the columns that `source.toml` names under `rounded`, as written: {unit_of_<column>: 0.001}
    when it carries three decimals.
    """
    columns = [column for column in source.facts.get("rounded", ()) if column in envelope.header.values()]
    if not columns:
        return {}
    longest = connection.execute("select " + ", ".join(
        f"max(length(rtrim({column})) - instr({column}, {literal(sign)})) filter (contains({column}, {literal(sign)}))"
        for column in columns
    ) + f" from {envelope.layout.name}").fetchone()
    return {f"unit_of_{column}": 10.0 ** -(decimals or 0) for column, decimals in zip(columns, longest, strict=True)}


def unreadable_numbers(
    connection: duckdb.DuckDBPyConnection, source: Source, envelope: Envelope
) -> list[Finding]:
    """Fields in number columns that are neither a number nor a known word for a missing one."""
    table, prefix = envelope.layout.name, macro_prefix(envelope, source)
    columns = [(column, kind) for kind in ("number", "factor") for column in envelope.layout.of_kind(kind)
               if column in envelope.header.values()]
    if not columns:
        return []
    if prefix:
        unread = " or ".join(f"{prefix}{kind}({column}) is null" for column, kind in columns)
    else:  # `typed` of a source with one table has the number already: reading it costs less than making it again
        unread = f"line in (select line from typed where {' or '.join(f'{column} is null' for column, _ in columns)})"
    fields = " union all ".join(
        f"select line, {literal(column)} as field, {column} as found, {prefix}{kind}_kind({column}) as kind from unread"
        for column, kind in columns)
    # Materialized, so that the costly look at a field is taken only in rows where one gave no number.
    rows = connection.execute(
        f"""
        with unread as materialized (from {table} where {unread})
        select kind, field, min(line) as first_line, arg_min(found, line), count(*)
        from ({fields})
        where kind not in ('missing', 'secret', 'nil', 'number')
        group by kind, field
        order by first_line, field
        """
    ).fetchall()
    return [
        Finding(UNREADABLE[kind], REFUSE, envelope.file, line, delivered_name(envelope, column), found, times)
        for kind, column, line, found, times in rows
    ]


def check_findings(
    connection: duckdb.DuckDBPyConnection, source: Source, file: str, envelopes: list[Envelope]
) -> list[Finding]:
    """Run every check of the source.

    A check returns line, column_name, found, occurrences and words for its text; `part` names the table it is about.
    """
    files = {envelope.layout.name: envelope.file for envelope in envelopes}
    findings = []
    for check in source.checks:
        cursor = connection.execute(check.sql)
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            values = dict(zip(names, row, strict=True))
            place = [values.pop(name) for name in ("line", "column_name", "found", "occurrences")]
            text = values.pop("text_key", "")
            about = files.get(values.pop("part", None), file)
            findings.append(Finding(check.rule, check.severity, about, *place, values, room=source.name, text=text))
    order = {REFUSE: 0, WARN: 1, NOTE: 2}
    return sorted(findings, key=lambda finding: order[finding.severity])


def summary(connection, source, envelopes, signs, findings) -> Reading:
    """Count rows and kilograms in, kept and set aside; the build proves that they add up.

    `summary.sql` gives one row: rows_kept, kg_in, kg_kept, kg_set_aside, years, regions, goods_groups, known_cells.
    """
    cursor = connection.execute(source.summary)
    names = [column[0] for column in cursor.description]
    counted = dict(zip(names, cursor.fetchone(), strict=True))
    for weight in ("kg_in", "kg_kept", "kg_set_aside"):
        counted[weight] = None if counted[weight] is None else exact(counted[weight])
    aside = connection.execute("select rule, count(*) from set_aside group by rule order by rule").fetchall()
    return Reading(
        source=source.name, edition=envelopes[0].layout.edition, envelopes=envelopes,
        decimal_sign=signs[0], findings=findings,
        rows_set_aside=sum(rows for _, rows in aside), set_aside=dict(aside), **counted,
    )


def exact(weight: Decimal | int) -> Decimal | int:
    """Kilograms as an integer; as they are when a delivery has parts of a kilogram."""
    return int(weight) if weight == int(weight) else weight


def reduced_rows(connection: duckdb.DuckDBPyConnection, source: Source) -> str | None:
    """What is kept of the delivery just read, as delimited text; None for a source of which the file itself is kept."""
    if not source.reduced:
        return None
    cursor = connection.execute(source.reduced)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATORS[0], lineterminator="\n")
    writer.writerow(column[0] for column in cursor.description)
    writer.writerows(cursor.fetchall())
    return out.getvalue()
