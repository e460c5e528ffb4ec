"""What a delivery becomes in the database, kept beside it once read, so that a build need not read it again.

A kept reading is a small DuckDB file with the tables of one delivery. It serves while the file, the code lists and the
code that read it are the same; else the delivery is read anew.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb

from flows.deliveries import Delivery
from flows.errors import Finding
from flows.home import DATA, home
from flows.importing import Reading
from flows.reader import Envelope
from flows.sources import FOLDER, source
from flows.sql import literal

SCHEMAS = ("raw", "core", "meta")
# Everything that decides what a file is read as.
READ_WITH = ((FOLDER, "**/*.py"), (FOLDER, "**/*.sql"), (FOLDER, "**/*.toml"), (DATA / "codelists", "*.csv"),
             (DATA / "official", "goods_flows.csv"))


def create_tables(connection: duckdb.DuckDBPyConnection, sources: tuple[str, ...]) -> None:
    """The empty tables that deliveries of these sources fill."""
    connection.execute((FOLDER / "tables.sql").read_text(encoding="utf-8"))
    for name in sources:
        connection.execute(source(name).tables)


def store(connection: duckdb.DuckDBPyConnection, delivery: Delivery) -> None:
    """From the temp tables of a delivery just read to the tables of the database."""
    variables = {"delivery": delivery.delivery, "source_name": delivery.source, "source": delivery.source_id,
                 "is_example": delivery.is_example}
    for name, value in variables.items():
        connection.execute(f"set variable {name} = {literal(value)}")
    connection.execute(source(delivery.source).store)
    connection.execute((FOLDER / "store.sql").read_text(encoding="utf-8"))


def readings_folder() -> Path:
    """Where kept readings stand."""
    return home() / "readings"


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
    key = hashlib.sha256(f"{delivery.sha256} {delivery.year} {reader_hash()}".encode()).hexdigest()[:16]
    return readings_folder() / f"{delivery.delivery}-{key}.duckdb"


@contextmanager
def unfinished() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database to read a delivery into that may be kept; gone afterwards when it was not."""
    readings_folder().mkdir(parents=True, exist_ok=True)
    path = readings_folder() / f".unfinished-{os.getpid()}.duckdb"
    try:
        with duckdb.connect(str(path)) as connection:
            yield connection
    finally:
        for left in readings_folder().glob(f"{path.name}*"):
            left.unlink()


def keep_reading(connection: duckdb.DuckDBPyConnection, delivery: Delivery, reading: Reading) -> None:
    """Keep what was read into a database of `unfinished`, which is closed."""
    create_tables(connection, (delivery.source,))
    store(connection, delivery)
    connection.execute("drop schema code_list cascade")
    connection.execute(f"create table meta.reading as select {literal(as_json(reading))} as reading")
    here = "select path from duckdb_databases() where database_name = current_database()"
    (path,) = connection.execute(here).fetchone()
    connection.close()
    for old in readings_folder().glob(f"{delivery.delivery}-*.duckdb"):
        old.unlink()
    Path(path).replace(reading_path(delivery))


def take_reading(connection: duckdb.DuckDBPyConnection, delivery: Delivery) -> Reading | None:
    """Fill the tables of the database from a kept reading; None, and nothing done, when there is none."""
    path = reading_path(delivery)
    if not path.exists():
        return None
    connection.execute(f"attach {literal(str(path))} as kept (read_only)")
    (reading,) = connection.execute("from kept.meta.reading").fetchone()
    tables = connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = 'kept' and table_name <> 'reading'"
    ).fetchall()
    for schema, table in tables:
        connection.execute(f"insert into {schema}.{table} by name from kept.{schema}.{table}")
    connection.execute("detach kept")
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
