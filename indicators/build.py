"""The build: bundled data and deliveries into one DuckDB file, all or nothing."""

import hashlib
import json
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from flows import statline
from flows.code_lists import load_table
from flows.deliveries import BUNDLED, Delivery, in_use
from flows.errors import Finding
from flows.home import DATA, PROJECT, home
from flows.importing import Reading, prepare
from flows.sources import source, source_names
from flows.sql import FILE, literal, written_whole
from flows.storing import create_tables, fill_from, keep_readings, start_with, started_with
from flows.texts import LANGUAGES, Texts
from indicators.record import FOLDER, Indicator
from indicators.registry import indicators

POINTER = "current.json"
PREFIX = "grondstoffen-"


class BuildFailed(Exception):
    """A rule that the result must keep was broken; yesterday's database stays. The message names rule and rows."""


@dataclass
class Built:
    """What a build did: the file, the deliveries read, and whether it was there already."""

    path: Path
    readings: list[tuple[Delivery, Reading]]
    rows: int
    was_current: bool = False


def current() -> Path | None:
    """The database in use, or None when nothing was built yet."""
    pointer = home() / POINTER
    if not pointer.exists():
        return None
    path = home() / json.loads(pointer.read_text(encoding="utf-8"))["database"]
    return path if path.exists() else None


def build(force: bool = False) -> Built:
    """Build the database for what is delivered now; nothing is done when it stands already.

    Raises BuildFailed when a check on the result fails and Refused when a kept delivery no longer passes.
    """
    home().mkdir(parents=True, exist_ok=True)
    used = in_use()
    path = home() / f"{PREFIX}{fingerprint(used)}.duckdb"
    if path == current() and not force:
        return Built(path, [], 0, was_current=True)
    unfinished = path.with_name(f".{path.stem}-{os.getpid()}-{secrets.token_hex(2)}.tmp")
    try:
        keep_readings(used)
        first = start_with(unfinished, used)
        with written_whole(unfinished) as connection:
            # The words are numbers already: looking for a way to press the rest takes time and wins no space.
            connection.execute("set disabled_compression_methods = 'fsst,dict_fsst,zstd'")
            readings = fill(connection, used, first)
            compute(connection)
            run(connection, "contract.sql")
            run(connection, "flow_link.sql")
            connection.execute("checkpoint")
            check_result(connection)
            rows = connection.execute("select count(*) from result.indicator_value").fetchone()[0]
        unfinished.replace(path)
    finally:
        for left in home().glob(f"{unfinished.name}*"):
            left.unlink()
    point_to(path)
    return Built(path, readings, rows)


def fingerprint(used: list[Delivery]) -> str:
    """A hash of everything the result depends on: deliveries, our tables, our formulas."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    for delivery in used:
        digest.update(f"{delivery.delivery} {delivery.sha256}".encode())
    folders = [(DATA / "codelists", "*.csv"), (DATA / "official", "*.csv"), (statline.updates_folder(), "*.*"),
               (DATA, "*.csv"), (BUNDLED, "**/*.csv"), (DATA / "texts", "*/*.toml"),
               (PROJECT / "flows", "**/*.*"), (FOLDER, "**/*.*")]
    for folder, pattern in folders:
        for path in sorted(folder.glob(pattern)):
            if path.suffix in {".csv", ".json", ".toml", ".py", ".sql"}:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def point_to(path: Path) -> None:
    """Make `path` the database in use; drop older files, except the one that readers may still hold."""
    previous = current()
    pointer = home() / POINTER
    unfinished = pointer.with_suffix(f".{os.getpid()}.tmp")
    record = {"database": path.name, "built_at": datetime.now(UTC).isoformat(timespec="seconds")}
    unfinished.write_text(json.dumps(record), encoding="utf-8")
    unfinished.replace(pointer)
    for old in home().glob(f"{PREFIX}*.duckdb"):
        if old not in (path, previous):
            with suppress(OSError):
                old.unlink()


def fill(
    connection: duckdb.DuckDBPyConnection, used: list[Delivery], first: Delivery
) -> list[tuple[Delivery, Reading]]:
    """All schemas but the results, left to right: code lists, deliveries, observations, formulas.

    The database began with the tables of the delivery `first`.
    """
    prepare(connection)
    for name in source_names():
        if name != first.source:
            create_tables(connection, name)
    run(connection, "tables.sql")
    load_own_tables(connection)
    readings = []
    for delivery in used:
        reading = started_with(connection) if delivery == first else fill_from(connection, delivery)
        prove_conservation(reading)
        write_delivery(connection, delivery, reading)
        readings.append((delivery, reading))
    run(connection, "corop_regions.sql")
    write_records(connection)
    write_coefficients(connection)
    run(connection, "stream_total.sql")
    run(connection, "flow_values.sql")
    for path in sorted((FOLDER / "macros").glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))
    return readings


def compute(connection: duckdb.DuckDBPyConnection) -> None:
    """View `computed`: the rows of every indicator. None needs another but the flow indicators, so that the others are
    computed side by side, while what stands already is written to disk.
    """
    connection.execute("attach ':memory:' as scratch")

    def apart(statement: str) -> None:
        with connection.cursor() as own:
            own.execute(f"use {FILE}")
            own.execute(statement)

    with ThreadPoolExecutor(2) as pool:
        steps = [pool.submit(apart, "checkpoint")]
        run(connection, "result.sql", **default_arguments())
        for indicator in indicators().values():
            if indicator.kind == "derived":
                rows = indicator.rows_sql("scratch.flow_value", {})
                steps.append(pool.submit(apart, f"insert into scratch.derived_value by name {rows}"))
        for step in steps:
            step.result()


def run(connection: duckdb.DuckDBPyConnection, file: str, **variables) -> None:
    """Run a SQL file of this room; `variables` are there as DuckDB variables."""
    for name, value in variables.items():
        connection.execute(f"set variable {name} = {literal(value)}")
    connection.execute((FOLDER / file).read_text(encoding="utf-8"))


def default_arguments() -> dict:
    """The default of every parameter of the flow indicators."""
    return {parameter.name: parameter.default for parameter in indicators()["dmi"].parameters}


def load_own_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Sources, targets, and the official observations: shipped, and fetched ones that replace the same key."""
    load_table(connection, DATA / "sources.csv", "meta.source")
    load_table(connection, DATA / "targets.csv", "meta.target")
    files = [(0, path) for path in sorted((DATA / "official").glob("*.csv"))]
    files += [(1, path) for path in statline.fetched_files()]
    for fetched, path in files:
        load_table(connection, path, "temp_observation")
        connection.execute(
            f"insert into core.observation by name "
            f"select *, {literal(path.stem)} as topic, {bool(fetched)} as is_fetched from temp_observation"
        )
    connection.execute("drop table if exists temp_observation")
    insert_by_name(connection, "meta.source", statline.sources())
    run(connection, "observations.sql")


def prove_conservation(reading: Reading) -> None:
    """Rows in = rows kept + rows set aside; kilograms likewise, where a source has any."""
    if reading.rows_in != reading.rows_kept + reading.rows_set_aside:
        raise BuildFailed(
            f"{reading.source}: {reading.rows_in} rows in, {reading.rows_kept} kept, {reading.rows_set_aside} set aside"
        )
    if reading.kg_in is not None and reading.kg_in != reading.kg_kept + reading.kg_set_aside:
        raise BuildFailed(
            f"{reading.source}: {reading.kg_in} kg in, {reading.kg_kept} kept, {reading.kg_set_aside} set aside"
        )


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple]) -> None:
    """Insert a handful of rows as literals."""
    if rows:
        values = ", ".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        connection.execute(f"insert into {table} values {values}")


def insert_by_name(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict]) -> None:
    """Insert dictionaries as literals, each value in the column of its key."""
    for row in rows:
        named = ", ".join(f"{literal(value)} as {name}" for name, value in row.items())
        connection.execute(f"insert into {table} by name select {named}")


def write_delivery(connection: duckdb.DuckDBPyConnection, delivery: Delivery, reading: Reading) -> None:
    """The record of a delivery and what was remarked on it, in every language."""
    encodings = ", ".join(dict.fromkeys(envelope.encoding for envelope in reading.envelopes))
    separators = " ".join(dict.fromkeys(envelope.separator for envelope in reading.envelopes)).strip(" ")
    years = f"{reading.years[0]}-{reading.years[-1]}" if reading.years else None
    insert(connection, "meta.delivery", [(
        delivery.delivery, reading.source, delivery.source_id, reading.edition, delivery.filename, delivery.sha256,
        delivery.delivered_at or None, delivery.note, delivery.is_example, delivery.is_bundled, reading.rows_in,
        reading.rows_kept, reading.rows_set_aside, reading.kg_in, reading.kg_kept, reading.kg_set_aside, years,
        len(reading.regions) or None, reading.goods_groups, reading.known_cells, encodings, separators,
        reading.decimal_sign,
    )])
    languages = [Texts(lang) for lang in LANGUAGES]

    def row(finding: Finding) -> tuple:
        messages = [finding.message(t) for t in languages]
        return (delivery.delivery, finding.rule, finding.severity, finding.line, finding.column, finding.found,
                finding.occurrences, *messages)

    insert(connection, "meta.finding", [row(finding) for finding in reading.findings])


def write_records(connection: duckdb.DuckDBPyConnection) -> None:
    """The indicator records and their parameters, so that screens and files name things as the formula does."""
    insert(connection, "meta.indicator", [
        (i.id, i.name_nl, i.name_en, i.unit, i.direction, i.definition_nl, i.definition_en, i.method_nl, i.method_en,
         i.sql, i.source, ",".join(i.needs), i.kind, *i.whole, i.divided_by)
        for i in indicators().values()
    ])
    insert(connection, "meta.kind_of_delivery", [(name, source(name).facts["source_id"]) for name in source_names()])
    insert(connection, "meta.parameter", [
        (i.id, p.name, str(p.default), ",".join(p.allowed), p.name_nl, p.name_en, p.explanation_nl, p.explanation_en)
        for i in indicators().values() for p in i.parameters
    ])
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(stamp), UTC) if stamp else datetime.now(UTC)
    insert(connection, "meta.build", [("built_at", moment.isoformat(timespec="seconds"))])


def write_coefficients(connection: duckdb.DuckDBPyConnection) -> None:
    """`meta.flow_coefficient`: what each kind of delivered cell counts for, per indicator; zero is left out."""
    run(connection, "cell_kind.sql")
    for indicator in indicators().values():
        if indicator.kind == "flow":
            connection.execute(coefficients_sql(indicator))


def coefficients_sql(indicator: Indicator) -> str:
    """Lay an indicator's formula out over the kinds of cell, for a region and for the nation."""
    return f"""
        insert into meta.flow_coefficient by name
        with formula as ({indicator.sql}), long as (
            select * exclude (in_region, in_nation), 'region' as area, in_region as coefficient from formula
            union all
            select * exclude (in_region, in_nation), 'nation' as area, in_nation as coefficient from formula
        )
        select
            {literal(indicator.id)} as indicator, {literal(indicator.measure)} as measure,
            area, stream, is_raw_material, use_group, coefficient,
            -- The error of a CBS total serves only where all its uses count alike.
            min(coefficient) over whole = max(coefficient) over whole as whole_stream
        from long
        window whole as (partition by area, stream, is_raw_material)
        qualify coefficient <> 0
    """


def check_result(connection: duckdb.DuckDBPyConnection) -> None:
    """The rules of the contract. Raises BuildFailed with the rule and the first offending rows."""
    for path in sorted((FOLDER / "checks").glob("*.sql")):
        offending = connection.execute(path.read_text(encoding="utf-8") + "\nlimit 5").fetchall()
        if offending:
            raise BuildFailed(f"{path.stem}: {offending}")
