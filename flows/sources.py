"""A source is a folder: `source.toml` says what it is, `core.sql` types it, `checks/*.sql` find what is
wrong with it, `summary.sql` counts it, `tables.sql` and `store.sql` put it in the database.

A delivery is one table (`[columns]`) or several (`[table.<name>]`, one file each in a folder or zip, or one sheet each
in a workbook). A table becomes a temp table of text: `delivered` when it is the only one, else `<name>`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from flows.reader import Column, Layout

FOLDER = Path(__file__).parent
ONLY_TABLE, STANDARD = "delivered", "standard"


@dataclass(frozen=True)
class Check:
    """One rule: SQL that returns the offending rows, and whether these refuse the delivery or warn."""

    rule: str
    severity: str
    sql: str


@dataclass(frozen=True)
class Source:
    """One kind of delivery. `facts` is the rest of `source.toml`: title, publisher, licence, how to get it.

    `tables_read` holds for each table its layouts, one for each edition of the source. `reduced` is the SQL of what is
    kept of a confidential delivery in place of the file, in the layout of one of these editions; empty where the file
    itself is kept.
    """

    name: str
    facts: dict
    tables_read: tuple[tuple[Layout, ...], ...]
    core: str
    summary: str
    tables: str
    store: str
    checks: tuple[Check, ...]
    corrections: tuple[dict, ...]
    reduced: str = ""

    @property
    def folder(self) -> Path:
        return FOLDER / self.name

    @cached_property
    def code_lists(self) -> set[str]:
        """The code lists that are named in what reads it: its own files, and those that serve every source."""
        files = [*FOLDER.glob("*.sql"), *FOLDER.glob("macros/*.sql"), *self.folder.rglob("*.sql"),
                 *self.folder.rglob("*.py")]
        return {name for file in files for name in re.findall(r"code_list\.(\w+)", file.read_text(encoding="utf-8"))}

    def publisher(self, lang: str) -> str:
        """Who delivers it; a name that is the same in every language stands there once."""
        return self.facts.get(f"publisher_{lang}", self.facts["publisher"])


@cache
def source(name: str) -> Source:
    """The source of that name; KeyError when there is none."""
    folder = FOLDER / name
    if name not in source_names():
        raise KeyError(name)
    facts = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    corrections = folder / "corrections.toml"
    return Source(
        name=name,
        facts=facts,
        tables_read=tables_read(facts),
        core=(folder / "core.sql").read_text(encoding="utf-8"),
        summary=(folder / "summary.sql").read_text(encoding="utf-8"),
        tables=(folder / "tables.sql").read_text(encoding="utf-8"),
        store=(folder / "store.sql").read_text(encoding="utf-8"),
        checks=tuple(check(path) for path in sorted((folder / "checks").glob("*.sql"))),
        reduced=(folder / "reduced.sql").read_text(encoding="utf-8") if facts.get("kept") == "reduced" else "",
        corrections=tuple(
            tomllib.loads(corrections.read_text(encoding="utf-8")).get("correction", [])
            if corrections.exists() else []
        ),
    )


def tables_read(facts: dict) -> tuple[tuple[Layout, ...], ...]:
    """The layouts of `source.toml`; its tables of columns are taken out of `facts`."""
    if "columns" in facts:
        tables = {ONLY_TABLE: {"columns": facts.pop("columns"), "ignored": facts.pop("ignored", ()),
                               "sheet": facts.pop("sheet", ONLY_TABLE)}}
    else:
        tables = facts.pop("table")
    editions = facts.get("editions", [STANDARD])
    return tuple(tuple(layout(name, table, edition, facts) for edition in editions) for name, table in tables.items())


def layout(name: str, table: dict, edition: str, facts: dict) -> Layout:
    """One table in one edition; a column whose names are given by edition is only in those."""
    columns = []
    for ours, column in table["columns"].items():
        names = column["names"]
        if isinstance(names, dict):
            names = names.get(edition)
        if names:
            kind = "factor" if column.get("factor") else "number" if column.get("number") else ""
            columns.append(Column(ours, tuple(names), column.get("optional", False), kind))
    return Layout(name, tuple(columns), edition, table.get("sheet", name), facts.get("workbook", False),
                  table.get("optional", False), tuple(table.get("ignored", ())))


def check(path: Path) -> Check:
    """A check file opens with `-- refuse: ...`, `-- warn: ...` or `-- note: ...`."""
    sql = path.read_text(encoding="utf-8")
    severity = re.match(r"-- (refuse|warn|note): ", sql)
    if not severity:
        raise ValueError(f"{path.name} does not say whether it refuses, warns or notes")
    return Check(path.stem, severity[1], sql)


@cache
def source_names() -> tuple[str, ...]:
    """Every source a file can be delivered for."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/source.toml")
                        if (path.parent / "core.sql").exists()))


def templates() -> tuple[str, ...]:
    """Every source that comes with a template to fill in."""
    return tuple(name for name in source_names() if (FOLDER / name / "template.py").exists())
