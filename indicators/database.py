"""The built file, opened to read: one connection per file, locked down, a cursor per question."""

from functools import lru_cache
from pathlib import Path

import duckdb

LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


@lru_cache(maxsize=2)
def connection(path: Path) -> duckdb.DuckDBPyConnection:
    """The shared read-only connection to a database file. Ask through `.cursor()`: connections are not for threads."""
    return duckdb.connect(str(path), read_only=True, config=LOCKED)


def cursor(path: Path) -> duckdb.DuckDBPyConnection:
    """A cursor of its own on the database file, for one question."""
    return connection(path).cursor()
