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
        matches = " and ".join(f"{column} = {literal(value)}" for column, value in record["match"].items())
        cells, known = connection.execute(f"select count(*), count(mass) from flow where {matches}").fetchone()
        if not cells:
            outcome, filled = "not_in_delivery", 0
        elif known:
            outcome, filled = "lapsed", 0
            findings.append(Finding("correction_lapsed", WARN, occurrences=known, values={"id": record["id"]}))
        else:
            filled = copy_from_year(connection, record, matches)
            outcome = "applied" if filled else "nothing_to_copy"
            severity = NOTE if filled else WARN
            findings.append(Finding(f"correction_{outcome}", severity, occurrences=filled, values={"id": record["id"]}))
        connection.execute(
            "insert into correction values ("
            + ", ".join(map(literal, (record["id"], outcome, filled, record["status"], record["reason_nl"],
                                      record["reason_en"], record["source_id"])))
            + ")"
        )
    return findings


def copy_from_year(connection: duckdb.DuckDBPyConnection, record: dict, matches: str) -> int:
    """Give the matched cells the figures of the same cell in another year, with the status of the correction."""
    before = connection.execute(f"select count(mass) from flow where {matches}").fetchone()[0]
    connection.execute(
        f"""
        update flow
        set mass = other.mass, mass_se = other.mass_se, mass_status = {literal(record["status"])},
            value = other.value, value_se = other.value_se,
            value_status = if(other.value is null, other.value_status, {literal(record["status"])})
        from (from flow where year = {literal(record["copy_from_year"])} and mass is not null) as other
        where {" and ".join(f"flow.{part}" for part in matches.split(" and "))}
          and (other.region, other.stream, other.goods_group, other.use_group)
            = (flow.region, flow.stream, flow.goods_group, flow.use_group)
        """
    )
    return connection.execute(f"select count(mass) from flow where {matches}").fetchone()[0] - before
