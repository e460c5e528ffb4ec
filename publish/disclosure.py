"""The gate: what of the figures may go out, and a log of what may not and why.

    released = releasable(cursor)               # all rows of result.indicator_value
    released.rows                               # the same keys; a confidential figure has status C and no value
    released.log                                # one row per hidden figure: source, reason, in words of the code

`data/disclosure.toml` holds the rules; `docs/disclosure.md` explains them.
"""

from dataclasses import dataclass

import duckdb
import pandas as pd

from flows.sources import source, source_names
from indicators.ask import COLUMNS
from publish.disclosure_rules import CONTRIBUTORS, PERMISSION, settings

CONFIDENTIAL = "C"
KEY = ["indicator", "region", "year", "dimension", "category"]
LOG_COLUMNS = [*KEY, "source", "reason"]


@dataclass(frozen=True)
class Released:
    """Rows of the contract that may go out, and the log: key, source and reason of each hidden figure."""

    rows: pd.DataFrame
    log: pd.DataFrame


def releasable(
    connection: duckdb.DuckDBPyConnection, rows: pd.DataFrame | None = None, earlier: pd.DataFrame | None = None
) -> Released:
    """What may go out of these rows of the contract (all of the database unless given), after everything in `earlier`.
    """
    if rows is None:
        rows = connection.execute(f"select {', '.join(COLUMNS)} from result.indicator_value order by all").df()
    reasons = pd.Series("", index=rows.index)
    sources = pd.Series("", index=rows.index)
    for name in sorted(confidential_sources(connection)):
        derived = derived_from(connection, rows, name) & (reasons == "")
        reasons[derived] = "no_rule"
        sources[derived] = name
    return closed(rows, reasons, sources)


def closed(rows: pd.DataFrame, reasons: pd.Series, sources: pd.Series) -> Released:
    """The rows with those that have a reason hidden, and the log of these."""
    hidden = reasons != ""
    log = rows.loc[hidden, KEY].assign(source=sources[hidden], reason=reasons[hidden])
    value, error = rows["value"].mask(hidden), rows["standard_error"].mask(hidden)
    released = rows.assign(value=value, standard_error=error, status=rows["status"].mask(hidden, CONFIDENTIAL))
    return Released(released, log[LOG_COLUMNS].reset_index(drop=True))


def confidential_sources(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The sources in this database of which not everything may go out, by name.

    Bundled tables are public. Examples of a source with rule `contributors` are treated as the real delivery will be,
    so that everybody sees what will be hidden; of other sources an example holds nothing to protect.
    """
    delivered = connection.execute("select distinct source, is_example, is_bundled from meta.delivery").fetchall()
    return {name for name, is_example, is_bundled in delivered if not is_bundled and guarded(name, is_example)}


def guarded(name: str, is_example: bool) -> bool:
    """Whether the figures of a delivered source must pass the gate."""
    if name not in source_names() or not source(name).facts["confidential"]:
        return False
    rule = settings()["source"].get(name, {})
    if rule.get("rule") == CONTRIBUTORS:
        return True
    return not is_example and not (rule.get("rule") == PERMISSION and rule["permission"])


def derived_from(connection: duckdb.DuckDBPyConnection, rows: pd.DataFrame, name: str) -> pd.Series:
    """Which rows stand on a source: those of an indicator that needs it, and those that name it."""
    records = connection.execute("select indicator, needs from meta.indicator").fetchall()
    needing = {indicator for indicator, needs in records if name in needs.split(",")}
    ids = {source_id for (source_id,) in connection.execute(
        "select distinct source_id from meta.delivery where source = $name", {"name": name}).fetchall()}
    named = rows["source"].map({listed: bool(ids & set(listed.split(";"))) for listed in rows["source"].unique()})
    return rows["indicator"].isin(needing) | named.astype(bool)
