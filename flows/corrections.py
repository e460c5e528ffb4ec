"""Known gaps of a source, filled by record: what it matches, what it does, what it expects, why, with which status.

A correction that finds other data than it expects is not applied and says so: the source has since mended itself.
"""

import duckdb

from flows.errors import NOTE, WARN, Finding
from flows.sources import Source
from flows.sql import literal


def apply_corrections(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Fill gaps in the temp table `flow`; the temp table `correction` lists what happened to each record."""
    connection.execute(
        "create or replace temp table correction "
        "(correction varchar, outcome varchar, cells integer, status varchar, reason_nl varchar, reason_en varchar, "
        "source_id varchar)"
    )
    findings = []
    for record in source.corrections:
        findings += correct(connection, record)
    return findings


def correct(connection: duckdb.DuckDBPyConnection, record: dict) -> list[Finding]:
    """Apply one record, or say why not; nothing is said of a gap that this delivery cannot have."""
    has_gap = is_of_edition(connection, record)
    if has_gap:
        add_absent(connection, record)
    cells, known = connection.execute(f"select count(*), count(mass) from flow where {matches(record)}").fetchone()
    filled, severity, occurrences = 0, None, 0
    if not has_gap:
        outcome = "other_edition"
    elif not cells:
        outcome = "not_in_delivery"
    elif known:
        outcome, severity, occurrences = "lapsed", WARN, known
    else:
        filled = occurrences = copy_from_year(connection, record)
        outcome, severity = ("applied", NOTE) if filled else ("nothing_to_copy", WARN)
    connection.execute(
        "insert into correction values ("
        + ", ".join(map(literal, (record["id"], outcome, filled, record["status"], record["reason_nl"],
                                  record["reason_en"], record["source_id"])))
        + ")"
    )
    return [Finding(f"correction_{outcome}", severity, occurrences=occurrences, values={"id": record["id"]})] \
        if severity else []


def is_of_edition(connection: duckdb.DuckDBPyConnection, record: dict) -> bool:
    """Whether the delivery ends in the year of the edition that has the gap; a record without one holds for all."""
    wanted = record.get("last_year")
    return wanted is None or connection.execute("select max(year) from flow").fetchone()[0] == wanted


def matches(record: dict, without: str = "", of: str = "") -> str:
    """The cells that a record is about, as SQL: each column (`of` a table) has one of the values that are named."""
    columns = {column: value for column, value in record["match"].items() if column != without}
    return " and ".join(
        f"{of}{column} in ({', '.join(map(literal, value if isinstance(value, list) else [value]))})"
        for column, value in columns.items()
    )


def add_absent(connection: duckdb.DuckDBPyConnection, record: dict) -> None:
    """Cells that the other year has and the year of the gap lacks, as unknown: a gap may be a row that is not there.

    Not where the source has any figure of its own, nor for regions of which the whole year was not delivered. A cell
    that was not in the file has no line.
    """
    year = literal(record["match"]["year"])
    connection.execute(
        f"""
        insert into flow by name
        select * replace (
            null as line, cast({year} as smallint) as year, null as mass, null as mass_se, null as value,
            null as value_se, cast('O' as status_id) as mass_status, cast('O' as status_id) as value_status)
        from flow as other
        where year = {literal(record["copy_from_year"])} and {matches(record, without="year")}
          and line not in (from only_total)
          and region in (select region from flow where year = {year})
          and not exists (from flow where {matches(record)} and mass is not null)
          and (region, stream, goods_group, use_group)
            not in (select (region, stream, goods_group, use_group) from flow where {matches(record)})
        """
    )


def copy_from_year(connection: duckdb.DuckDBPyConnection, record: dict) -> int:
    """Give the matched cells the figures of the same cell in another year, with the status of the correction."""
    connection.execute(
        f"""
        update flow
        set mass = other.mass, mass_se = other.mass_se, mass_status = {literal(record["status"])},
            value = other.value, value_se = other.value_se,
            value_status = if(other.value is null, other.value_status, {literal(record["status"])})
        from (from flow where year = {literal(record["copy_from_year"])} and mass is not null) as other
        where {matches(record, of="flow.")}
          and (other.region, other.stream, other.goods_group, other.use_group)
            = (flow.region, flow.stream, flow.goods_group, flow.use_group)
        """
    )
    return connection.execute(f"select count(mass) from flow where {matches(record)}").fetchone()[0]
