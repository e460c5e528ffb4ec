"""One delivery, from file to checked tables in DuckDB: the same road for `check`, `deliver` and `build`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from flows.code_lists import load_code_lists, load_table
from flows.corrections import apply_corrections
from flows.errors import NOTE, REFUSE, WARN, Finding, Refused
from flows.home import DATA
from flows.numbers import COMMA, POINT, commas_query, first_point_query, number_macros, points_query, text_macros
from flows.reader import Envelope, plain, read
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
    """What one delivery turned out to be. Weights in kg, exact; `years` and `regions` are sorted."""

    source: str
    edition: str
    envelope: Envelope
    decimal_sign: str
    findings: list[Finding]
    rows_kept: int
    rows_set_aside: int
    kg_in: int
    kg_kept: int
    kg_set_aside: int
    years: list[int]
    regions: list[str]
    goods_groups: int
    known_cells: int
    set_aside: dict[str, int] = field(default_factory=dict)

    @property
    def rows_in(self) -> int:
        return self.envelope.rows


def read_delivery(connection: duckdb.DuckDBPyConnection, source: Source, path: Path) -> Reading:
    """Read and check one file. Leaves temp tables `flow`, `flow_total` and `set_aside` in the connection.

    Raises Refused with every reason found.
    """
    file = path.name
    prepare(connection)
    envelope = read(connection, path, source.columns, file)
    sign = decimal_sign(connection, source, envelope)
    connection.execute(number_macros(sign))
    settings = {
        "edition": "corop" if plain(delivered_name(envelope, "region")) == "regionaam" else "province",
        "region_column": delivered_name(envelope, "region"),
        "status": source.facts["status"],
        "region_nr_column": delivered_name(envelope, "region_nr"),
        **units_of_last_decimal(connection, ("mass", "value"), sign),
    }
    for variable, value in settings.items():
        connection.execute(f"set variable {variable} = {literal(value)}")
    connection.execute(source.core)
    findings = envelope.findings + unreadable_numbers(connection, source, envelope)
    findings += check_findings(connection, source, file)
    refusals = [finding for finding in findings if finding.severity == REFUSE]
    if refusals:
        # A row that is not understood makes others look absent or odd: such warnings would only mislead.
        raise Refused(refusals + envelope.findings)
    reading = summary(connection, source, settings["edition"], envelope, sign, findings)
    reading.findings += apply_corrections(connection, source)
    return reading


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """What the SQL of a source may use: the code lists, the published goods flows, the text macros."""
    load_code_lists(connection)
    load_table(connection, DATA / "official" / "goods_flows.csv", "code_list.published_goods_flows")
    connection.execute(text_macros())


def delivered_name(envelope: Envelope, ours: str) -> str:
    """The name under which the file carries one of our columns."""
    return next((name.strip() for name, column in envelope.header.items() if column == ours), ours)


def decimal_sign(connection: duckdb.DuckDBPyConnection, source: Source, envelope: Envelope) -> str:
    """The decimal sign of the whole file; Refused when `1.234` may be a thousand or a little over one."""
    if connection.execute(commas_query(source.number_columns)).fetchone()[0]:
        return COMMA
    points, clear_points = connection.execute(points_query(source.number_columns)).fetchone()
    if not points:
        return COMMA
    if not clear_points:
        line, column, found = connection.execute(first_point_query(source.number_columns)).fetchone()
        place = (envelope.file, line, delivered_name(envelope, column), found)
        raise Refused([Finding("ambiguous_decimal_sign", REFUSE, *place, occurrences=points)])
    return POINT


def units_of_last_decimal(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[str], sign: str
) -> dict[str, float]:
    """The rounding unit of each column as written, {unit_of_<column>: 0.001} when its figures carry three decimals."""
    longest = connection.execute("select " + ", ".join(
        f"max(length(rtrim({column})) - instr({column}, {literal(sign)})) filter (contains({column}, {literal(sign)}))"
        for column in columns
    ) + " from delivered").fetchone()
    return {f"unit_of_{column}": 10.0 ** -(decimals or 0) for column, decimals in zip(columns, longest, strict=True)}


def unreadable_numbers(
    connection: duckdb.DuckDBPyConnection, source: Source, envelope: Envelope
) -> list[Finding]:
    """Fields in number columns that are neither a number nor a known word for a missing one."""
    fields = " union all ".join(
        f"select line, {literal(column)} as field, {column} as found "
        f"from delivered where {column} is not null and line in (select line from typed where {column} is null)"
        for column in source.number_columns
    )
    # Materialized, so that the costly look at a field is taken only where it gave no number.
    rows = connection.execute(
        f"""
        with suspect as materialized ({fields}), kinds as (select *, number_kind(found) as kind from suspect)
        select kind, field, min(line) as first_line, arg_min(found, line), count(*)
        from kinds
        where kind not in ('missing', 'secret', 'nil')
        group by kind, field
        order by first_line, field
        """
    ).fetchall()
    return [
        Finding(UNREADABLE[kind], REFUSE, envelope.file, line, delivered_name(envelope, column), found, times)
        for kind, column, line, found, times in rows
    ]


def check_findings(connection: duckdb.DuckDBPyConnection, source: Source, file: str) -> list[Finding]:
    """Run every check of the source. A check returns line, column_name, found, occurrences and words for its text."""
    findings = []
    for check in source.checks:
        cursor = connection.execute(check.sql)
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            values = dict(zip(names, row, strict=True))
            place = [values.pop(name) for name in ("line", "column_name", "found", "occurrences")]
            text = values.pop("text_key", "")
            findings.append(Finding(check.rule, check.severity, file, *place, values, room=source.name, text=text))
    order = {REFUSE: 0, WARN: 1, NOTE: 2}
    return sorted(findings, key=lambda finding: order[finding.severity])


def summary(connection, source, edition, envelope, sign, findings) -> Reading:
    """Count rows and kilograms in, kept and set aside; the build proves that they add up."""
    kept, known, kg_kept, years, regions, groups = connection.execute(
        """
        select count(*), count(mass), coalesce(sum(mass), 0) * 1000000, list_sort(list(distinct year)),
               list_sort(list(distinct region)), count(distinct goods_group)
        from flow
        """
    ).fetchone()
    aside = connection.execute(
        "select rule, count(*), coalesce(sum(mass), 0) * 1000000 from set_aside group by rule order by rule"
    ).fetchall()
    kg_in = connection.execute("select coalesce(sum(mass), 0) * 1000000 from typed").fetchone()[0]
    return Reading(
        source.name, edition, envelope, sign, findings,
        rows_kept=kept,
        rows_set_aside=sum(rows for _, rows, _ in aside),
        kg_in=int(kg_in),
        kg_kept=int(kg_kept),
        kg_set_aside=sum(int(kg) for _, _, kg in aside),
        years=years,
        regions=regions,
        goods_groups=groups,
        known_cells=known,
        set_aside={rule: rows for rule, rows, _ in aside},
    )
