"""A source is a folder: `source.toml` says what it is, `core.sql` types it, `checks/*.sql` find what is
wrong with it, `tables.sql` and `store.sql` put it in the database."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.reader import Column

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Check:
    """One rule: SQL that returns the offending rows, and whether these refuse the delivery or warn."""

    rule: str
    severity: str
    sql: str


@dataclass(frozen=True)
class Source:
    """One kind of delivery. `facts` is the rest of `source.toml`: title, publisher, licence, how to get it."""

    name: str
    facts: dict
    columns: tuple[Column, ...]
    number_columns: tuple[str, ...]
    core: str
    tables: str
    store: str
    checks: tuple[Check, ...]
    corrections: tuple[dict, ...]

    @property
    def folder(self) -> Path:
        return FOLDER / self.name


@cache
def source(name: str) -> Source:
    """The source of that name; KeyError when there is none."""
    folder = FOLDER / name
    if name not in source_names():
        raise KeyError(name)
    facts = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    columns = facts.pop("columns")
    corrections = folder / "corrections.toml"
    return Source(
        name=name,
        facts=facts,
        columns=tuple(Column(ours, tuple(c["names"]), c.get("optional", False)) for ours, c in columns.items()),
        number_columns=tuple(ours for ours, c in columns.items() if c.get("number")),
        core=(folder / "core.sql").read_text(encoding="utf-8"),
        tables=(folder / "tables.sql").read_text(encoding="utf-8"),
        store=(folder / "store.sql").read_text(encoding="utf-8"),
        checks=tuple(check(path) for path in sorted((folder / "checks").glob("*.sql"))),
        corrections=tuple(
            tomllib.loads(corrections.read_text(encoding="utf-8")).get("correction", [])
            if corrections.exists() else []
        ),
    )


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
