"""SQL literals. A bound parameter would do, but the first one makes DuckDB import pandas: 0.3 s on every command."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def one_commit(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Statements that are committed together: a commit to a database on disk waits for the disk, 4 ms each time."""
    connection.execute("begin")
    yield
    connection.execute("commit")


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
