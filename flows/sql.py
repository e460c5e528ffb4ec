"""What SQL is written with, and a file to write.

A bound parameter would do for a literal, but the first one makes DuckDB import pandas: 0.3 s on every command.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

FILE = "dashboard"
ROWS_TOGETHER = 20_480


@contextmanager
def written_whole(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that writes the database file at `path`, which counts only once it is whole: it must `checkpoint` in
    the end. No log to recover from is kept, so that a commit does not wait for the disk. Rows stand in smaller groups
    than by default, so that two cores can work at a table of this size.
    """
    with duckdb.connect() as connection:
        connection.execute(f"attach {literal(str(path))} as {FILE} "
                           f"(recovery_mode no_wal_writes, row_group_size {ROWS_TOGETHER})")
        connection.execute(f"use {FILE}")
        yield connection


def literal(value: str | int | float | bool | None) -> str:
    """A value as SQL text, quotes doubled."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def struct_literal(columns: dict[str, str]) -> str:
    """A struct of texts, as `read_csv` wants its column types."""
    return "{" + ", ".join(f"{literal(name)}: {literal(kind)}" for name, kind in columns.items()) + "}"
