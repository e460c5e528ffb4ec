"""An edition: all that may leave the building, in a database of its own. Publishers read from it and nothing else.

    edition = Edition()                            # of the database in use; example data are not shown
    edition = Edition(allow_example=True)          # with example data, marked as such
    desk = edition.desk("nl", link=address_of)     # what a figure is made at; the same figures as on the screens
    edition.values()                               # rows of the contract, after the gate
    edition.hidden                                 # what was hidden and why (not for others: see docs/disclosure.md)
    edition.awaited("nl")                          # indicators without a figure, and the deliveries they need

What is not in the edition cannot leak through a forgotten filter: rows behind confidential figures are not in it, nor
are rows that a file was made of. In `result.indicator_value` a confidential figure has no value and status C, and an
indicator that has only example data has no value, status O and flag N, unless example data are allowed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb
import pandas as pd

from figures.desk import Desk
from flows.sources import source, source_names
from flows.sql import literal
from flows.texts import Texts
from indicators.ask import COLUMNS, UnknownRequest
from indicators.build import current
from indicators.database import connection as built_connection
from publish import disclosure
from publish.disclosure_rules import settings

EXAMPLE_FLAG, AWAITED_FLAG = "X", "N"
# The row that stands for an indicator of which nothing may be shown: one of these, the first that it has.
HEADLINES = (("scope", "all"), ("total", "total"))
# The tables of results that are in an edition.
RESULTS = ("indicator_value", "coverage")
KEY = ["indicator", "region", "year", "dimension", "category"]


class Published(Texts):
    """Texts as they read in an edition, where there is nothing to choose: `edition.instead.<key>` goes first."""

    def __call__(self, key: str, **values) -> str:
        other = f"edition.instead.{key}"
        return super().__call__(other if self.has(other) else key, **values)


@dataclass(frozen=True)
class Awaited:
    """An indicator without a figure because deliveries are missing: their source names and titles, and the command."""

    indicator: str
    name: str
    sources: tuple[str, ...]
    titles: tuple[str, ...]
    commands: tuple[str, ...]


class Edition:
    """See the module. Raises UnknownRequest("not_built") when there is no database.

    `earlier` are rows of the contract that went out before: what they told is taken into account by the gate.
    """

    def __init__(self, database: Path | None = None, allow_example: bool = False, earlier: pd.DataFrame | None = None):
        self.database = database or current()
        if self.database is None:
            raise UnknownRequest("not_built")
        self.allow_example = allow_example
        self.remembered: dict[str, pd.DataFrame] = {}
        cursor = built_connection(self.database).cursor()
        released = disclosure.releasable(cursor, earlier=earlier, with_examples=allow_example)
        rows = released.rows if allow_example else without_example(released.rows)
        confidential = rows.loc[rows["status"] == disclosure.CONFIDENTIAL, KEY]
        self.hidden, self.exposed = released.log.merge(confidential, on=KEY), released.exposed
        self.connection = opened(self.database, rows, allow_example)

    # Asking

    def rows(self, select: str) -> pd.DataFrame:
        """The rows of a question in SQL to the edition; a copy."""
        if select not in self.remembered:
            # A cursor each time: several readers may ask at once.
            self.remembered[select] = self.connection.cursor().execute(select).df()
        return self.remembered[select].copy()

    def values(self) -> pd.DataFrame:
        """All rows of the contract as they may go out: `indicators.ask.COLUMNS`, in order of their key."""
        return self.rows(f"select {', '.join(COLUMNS)} from result.indicator_value order by {', '.join(KEY)}")

    def desk(self, lang: str, link: Callable[[str], str] = lambda figure: "") -> Desk:
        """A desk on this edition in one language; `link` gives the address of a figure by its id."""
        return Desk(self.rows, Published(lang), link)

    # Telling

    @property
    def version(self) -> str:
        """The fingerprint of the database that it was made of: other deliveries or formulas give another."""
        return self.database.stem.rpartition("-")[2]

    @cached_property
    def built_at(self) -> str:
        """When the database was built, ISO time in UTC."""
        return self.rows("select value from meta.build where key = 'built_at'")["value"][0]

    @cached_property
    def has_example(self) -> bool:
        """Whether any figure of it is example data, so that every page and file of it must say so."""
        found = self.rows(f"select 1 from result.indicator_value where contains(flags, '{EXAMPLE_FLAG}') limit 1")
        return len(found) > 0

    def notice(self, lang: str) -> str:
        """The sentence that every page and file with example data carries; "" without example data."""
        return Texts(lang)("charts.example_words") if self.has_example else ""

    def file_name(self, stem: str, suffix: str, lang: str = "nl") -> str:
        """The name of a file that goes out: it says that it holds example data when it does."""
        mark = f"-{Texts(lang)('charts.example_file')}" if self.has_example else ""
        return f"{stem}{mark}.{suffix}"

    def awaited(self, lang: str) -> list[Awaited]:
        """The indicators that have no figure because deliveries are missing, in order of their id."""
        t = Texts(lang)
        records = self.rows(f"""
            select indicator, name_{lang} as name, needs from meta.indicator
            where indicator not in (select indicator from result.indicator_value where value is not null)
            order by indicator
        """)
        present = set(self.rows("select distinct source from meta.delivery where not is_example")["source"])
        found = []
        for record in records.itertuples():
            missing = tuple(name for name in record.needs.split(",") if name and name not in present)
            if missing:
                titles = tuple(source(name).facts[f"title_{lang}"] for name in missing)
                commands = tuple(f"python cli.py deliver {name} {t('cli.usage.a_file')}" for name in missing)
                found.append(Awaited(record.indicator, record.name, missing, titles, commands))
        return found


def without_example(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the contract in which example data have given way to "no data", one row per indicator, area and year.

    Such a row has no value, status O, flag N instead of X, and names the sources that it needs. Its parts are left out:
    they are an invention too.
    """
    is_example = rows["flags"].str.contains(EXAMPLE_FLAG, regex=False)
    example = rows[is_example]
    place = pd.Series(len(HEADLINES), index=example.index)
    for number, (dimension, category) in enumerate(HEADLINES):
        place[(example["dimension"] == dimension) & (example["category"] == category)] = number
    whole = (
        example.assign(place=place)
        .sort_values(["place", *KEY])
        .drop_duplicates(["indicator", "region", "year"])
    )
    headless = whole["place"] == len(HEADLINES)
    awaited = whole.drop(columns="place").assign(
        dimension=whole["dimension"].mask(headless, "total"),
        category=whole["category"].mask(headless, "total"),
        value=float("nan"),
        standard_error=float("nan"),
        status="O",
        flags=whole["flags"].str.replace(EXAMPLE_FLAG, AWAITED_FLAG, regex=False),
        source=whole["source"].map(real_sources),
    )
    return pd.concat([rows[~is_example], awaited]).sort_values(KEY, ignore_index=True)


def real_sources(listed: str) -> str:
    """The sources of a figure with the record of a real delivery in the place of an example."""
    real = needed_sources()
    return ";".join(real.get(name, name) for name in listed.split(";"))


def needed_sources() -> dict[str, str]:
    """The record of the real delivery for each that stands for example data."""
    return {f"example_{name}": source(name).facts["source_id"] for name in source_names()}


def opened(database: Path, rows: pd.DataFrame, allow_example: bool) -> duckdb.DuckDBPyConnection:
    """A database in memory with the rows that may go out in the place of all rows, and without what may not."""
    connection = duckdb.connect()
    connection.execute(f"attach {literal(str(database))} as built (read_only)")
    connection.execute("copy from database built to memory")
    connection.execute("detach built")
    empty_tables(connection, allow_example)
    tidy_records(connection, allow_example)
    connection.register("released", rows)
    connection.execute(f"""
        drop view result.indicator_value;
        create table result.indicator_value as select {', '.join(COLUMNS)} from released;
    """)
    connection.unregister("released")
    # How many cells a hidden figure has is told to nobody; nor of the figures beside it, that it could be told from.
    connection.execute(f"""
        create table result.coverage_told as from result.coverage
        where ({', '.join(KEY)}) in (
            select ({', '.join(KEY)}) from result.indicator_value where value is not null or status = 'O'
        ) and indicator not in ({', '.join(map(literal, disclosure.judged_indicators(connection))) or "''"});
        drop view result.coverage;
        alter table result.coverage_told rename to coverage;
    """)
    for (table,) in connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'result'").fetchall():
        if table not in RESULTS:
            connection.execute(f"drop table result.{table}")
    return connection


def table_sources() -> dict[str, str]:
    """Which source each table of `core` comes from; "" for tables that come from no delivery."""
    made = {
        f"core.{table}": name
        for name in source_names()
        for table in re.findall(r"create table core\.(\w+)", source(name).tables)
    }
    return made | settings()["tables"]


def empty_tables(connection: duckdb.DuckDBPyConnection, allow_example: bool) -> None:
    """Empty every table that does not stand wholly on what may go out; one that nobody named is emptied too."""
    examples = {name for (name,) in connection.execute(
        "select source_name from core.source_mark where is_example").fetchall()}
    withheld = disclosure.confidential_sources(connection) | (set() if allow_example else examples)
    known = table_sources()
    tables = connection.execute(
        "select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('core', 'raw')"
    ).fetchall()
    for (table,) in tables:
        if table not in known or known[table] in withheld:
            connection.execute(f"delete from {table}")


def tidy_records(connection: duckdb.DuckDBPyConnection, allow_example: bool) -> None:
    """The records of the work without notes, without what was found in confidential files, and their sums.

    Nor their hash: with that, who can guess a file could check the guess.
    """
    confidential = disclosure.confidential_sources(connection)
    names = ", ".join(map(literal, sorted(confidential))) or "''"
    connection.execute(f"""
        update meta.delivery set note = '';
        update meta.delivery set
            filename = source, sha256 = '', rows_in = null, rows_kept = null, rows_set_aside = null, kg_in = null,
            kg_kept = null, kg_set_aside = null, known_cells = null
        where source in ({names});
        delete from meta.finding where delivery in (select delivery from meta.delivery where source in ({names}));
    """)
    if not allow_example:
        connection.execute("""
            delete from meta.finding where delivery in (select delivery from meta.delivery where is_example);
            delete from core.region_source where is_example;
            delete from core.source_mark where is_example;
            delete from meta.delivery where is_example;
        """)
