"""Our own tables (`data/codelists`, `data/official`, `data/*.csv`) into DuckDB, every column typed by its name."""

import csv
from collections.abc import Collection
from pathlib import Path

import duckdb

from flows.home import DATA
from flows.sql import literal, struct_literal

# The whole country, as the code lists of regions name it.
NATION = "NL01"
TYPES = {
    "goods_group": "SMALLINT",
    "year": "SMALLINT",
    "base_year": "SMALLINT",
    "target_year": "SMALLINT",
    "break_year": "SMALLINT",
    "share": "DECIMAL(9, 6)",
    "reduction": "DECIMAL(9, 6)",
    "value": "DOUBLE",
    "rank": "TINYINT",
    "position": "TINYINT",
    "supply_risk": "DECIMAL(9, 4)",
    "economic_importance": "DECIMAL(9, 4)",
    "threshold": "DECIMAL(9, 4)",
    "eur_per_unit": "DECIMAL(12, 6)",
    "is_hazardous": "BOOLEAN",
    "is_storage": "BOOLEAN",
    "is_critical": "BOOLEAN",
    "is_strategic": "BOOLEAN",
    "meets_thresholds": "BOOLEAN",
    "is_raw_material": "BOOLEAN",
    "is_waste": "BOOLEAN",
    "is_final_use": "BOOLEAN",
    "can_be_negative": "BOOLEAN",
    "in_formulas": "BOOLEAN",
    "check_only": "BOOLEAN",
    "valid_from": "DATE",
    "valid_to": "DATE",
}


def load_table(connection: duckdb.DuckDBPyConnection, path: Path, table: str) -> None:
    """Create `table` from one of our CSV files; columns without a type of their own are text."""
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    columns = struct_literal({name: TYPES.get(name, "VARCHAR") for name in header})
    connection.execute(
        f"create or replace table {table} as from read_csv({literal(str(path))}, columns = {columns}, header = true, "
        "auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '')"
    )


def load_code_lists(connection: duckdb.DuckDBPyConnection, wanted: Collection[str] | None = None) -> None:
    """Schema `code_list`, one table per file of `data/codelists`; only those `wanted`, where that is given."""
    connection.execute("create schema if not exists code_list")
    for path in sorted((DATA / "codelists").glob("*.csv")):
        if wanted is None or path.stem in wanted:
            load_table(connection, path, f"code_list.{path.stem}")
