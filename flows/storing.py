"""What a delivery becomes in the database, kept beside it once read, so that a build need not read it again.

A kept reading is a small DuckDB file with the tables of one delivery. It serves while the file, the code lists and the
code that read it are the same; else the delivery is read anew.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb

from flows.deliveries import Delivery
from flows.errors import Finding
from flows.home import DATA, home, shared_home
from flows.importing import Reading, read_delivery
from flows.reader import Envelope
from flows.sources import FOLDER, source
from flows.sql import literal, written_whole

SCHEMAS = ("raw", "core", "meta")
# Everything that decides what a file is read as.
READ_WITH = ((FOLDER, "**/*.py"), (FOLDER, "**/*.sql"), (FOLDER, "**/*.toml"), (DATA / "codelists", "*.csv"),
             (DATA / "official", "goods_flows.csv"))


def create_tables(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """The empty tables that every delivery fills, and those of the source of this name."""
    connection.execute((FOLDER / "tables.sql").read_text(encoding="utf-8"))
    connection.execute(source(name).tables)


def store(connection: duckdb.DuckDBPyConnection, delivery: Delivery) -> None:
    """From the temp tables of a delivery just read to the tables of the database."""
    variables = {"delivery": delivery.delivery, "source_name": delivery.source, "source": delivery.source_id,
                 "is_example": delivery.is_example}
    for name, value in variables.items():
        connection.execute(f"set variable {name} = {literal(value)}")
    connection.execute(source(delivery.source).store)
    connection.execute((FOLDER / "store.sql").read_text(encoding="utf-8"))


def readings_folder(delivery: Delivery | None = None) -> Path:
    """Where kept readings stand: of what comes with the project beside it, the same for every home."""
    shared = delivery is not None and (delivery.is_example or delivery.is_bundled)
    return (shared_home() if shared else home()) / "readings"


@cache
def reader_hash() -> str:
    """A hash of everything that decides what a file is read as."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    for folder, pattern in READ_WITH:
        for path in sorted(folder.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def reading_path(delivery: Delivery) -> Path:
    """The file of a kept reading; another file, another year or another reader gives another name."""
    content = hashlib.sha256(f"{delivery.sha256} {delivery.year}".encode()).hexdigest()[:12]
    return readings_folder(delivery) / f"{delivery.delivery}-{content}-{reader_hash()[:12]}.duckdb"


@contextmanager
def unfinished(folder: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database to read a delivery into that may be kept; gone afterwards when it was not."""
    folder = folder or readings_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f".unfinished-{os.getpid()}-{secrets.token_hex(4)}.duckdb"
    try:
        with written_whole(path) as connection:
            yield connection
    finally:
        for left in folder.glob(f"{path.name}*"):
            left.unlink()
        with suppress(OSError):
            folder.rmdir()  # only where nothing is kept


def keep_reading(connection: duckdb.DuckDBPyConnection, delivery: Delivery, reading: Reading) -> None:
    """Keep what was read into a database of `unfinished`, which is closed."""
    create_tables(connection, delivery.source)
    store(connection, delivery)
    connection.execute("drop schema code_list cascade")
    connection.execute(f"create table meta.reading as select {literal(as_json(reading))} as reading")
    connection.execute("checkpoint")
    here = "select path from duckdb_databases() where database_name = current_database()"
    (path,) = connection.execute(here).fetchone()
    connection.close()
    kept = reading_path(delivery)
    kept.parent.mkdir(parents=True, exist_ok=True)
    Path(path).replace(kept)
    for old in kept.parent.glob(f"{delivery.delivery}-*.duckdb"):
        # What an older reader made is of no use; an example may be there in several forms.
        if not old.stem.endswith(reader_hash()[:12]):
            with suppress(OSError):
                old.unlink()


def keep_readings(deliveries: Iterable[Delivery]) -> None:
    """Read each delivery of which no reading is kept, and keep it. Raises Refused when one no longer passes."""
    for delivery in deliveries:
        if not reading_path(delivery).exists():
            with unfinished(readings_folder(delivery)) as apart:
                kind = source(delivery.source)
                keep_reading(apart, delivery, read_delivery(apart, kind, delivery.path, delivery.year))


def start_with(path: Path, deliveries: Iterable[Delivery]) -> Delivery:
    """Begin a database file at `path` as a copy of the largest kept reading: its rows are not written once more.

    Gives the delivery that is in it; `fill_from` adds the others.
    """
    largest = max(deliveries, key=lambda delivery: reading_path(delivery).stat().st_size)
    shutil.copyfile(reading_path(largest), path)
    return largest


def started_with(connection: duckdb.DuckDBPyConnection) -> Reading:
    """The reading that the database of this connection began with."""
    (reading,) = connection.execute("from meta.reading").fetchone()
    connection.execute("drop table meta.reading")
    return from_json(reading)


def fill_from(connection: duckdb.DuckDBPyConnection, delivery: Delivery) -> Reading:
    """Fill the tables of the database from the kept reading of a delivery, which stays attached: in a transaction
    nothing can be detached.
    """
    kept = f'"{delivery.delivery}"'
    connection.execute(f"attach {literal(str(reading_path(delivery)))} as {kept} (read_only)")
    (reading,) = connection.execute(f"from {kept}.meta.reading").fetchone()
    tables = connection.execute(
        f"select schema_name, table_name from duckdb_tables() "
        f"where database_name = {literal(delivery.delivery)} and table_name <> 'reading' and estimated_size > 0"
    ).fetchall()
    for schema, table in tables:
        connection.execute(f"insert into {schema}.{table} by name from {kept}.{schema}.{table}")
    return from_json(reading)


def as_json(reading: Reading) -> str:
    """A reading as text; of each envelope what a report of it needs."""
    facts = {field.name: getattr(reading, field.name) for field in fields(reading)}
    facts["envelopes"] = [
        {name: getattr(envelope, name) for name in ("file", "encoding", "separator", "rows", "repeated_headers")}
        for envelope in reading.envelopes
    ]
    facts["findings"] = [asdict(finding) for finding in reading.findings]
    return json.dumps(facts, default=plain_number)


def plain_number(value: object) -> float:
    """An exact number as a sentence shows it; TypeError for anything else."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is no number")
    return float(value)


def from_json(text: str) -> Reading:
    """The reading that `as_json` wrote down; its envelopes have no columns."""
    facts = json.loads(text)
    facts["envelopes"] = [Envelope(**envelope, layout=None, header={}) for envelope in facts["envelopes"]]
    facts["findings"] = [Finding(**finding) for finding in facts["findings"]]
    return Reading(**facts)
