"""Fetch official figures from StatLine: all tables checked first, then all stored, or nothing at all."""

import csv
import io
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flows.errors import Finding, Refused
from flows.home import DATA
from flows.statline import fetched, read, updates_folder
from flows.statline.client import StatLine, refusal
from flows.statline.mapping import COLUMNS, category_codes, dimensions, filters, tidy, wanted_columns
from flows.texts import Texts

SPEC = tomllib.loads((Path(__file__).parent / "source.toml").read_text(encoding="utf-8"))
TABLES = tuple(SPEC["tables"])


@dataclass(frozen=True)
class Fetched:
    """One table that was fetched. `rows` figures were taken, `empty` cells had none, `set_aside` rows are of
    regions, periods or kinds that are not used here. `modified` is the date CBS last changed the table."""

    table: str
    title: str
    topic: str
    modified: str
    rows: list[dict]
    empty: int
    set_aside: int


@dataclass(frozen=True)
class Updated:
    """What an update stored, and the remarks that go with it."""

    tables: list[Fetched]
    folder: Path
    findings: list[Finding] = field(default_factory=list)

    def sentences(self, t: Texts) -> list[str]:
        """What was done, one sentence a table; the remarks are apart, in `findings`."""
        return [
            t(
                "statline.updated",
                table=one.table,
                title=one.title,
                rows=t.number(len(one.rows)),
                modified=t.date(one.modified) if one.modified else t("common.unknown"),
                empty=t.number(one.empty),
            )
            for one in self.tables
        ]


def update(tables: Iterable[str] = TABLES, service: StatLine | None = None) -> Updated:
    """Fetch these tables (default: all five) and store them in `updates/official/` of the data folder.

    Raises Refused with everything that is wrong in any of them, and then stores nothing; ask for the tables
    one by one to take what is right.
    """
    tables = list(dict.fromkeys(tables))
    unknown = [table for table in tables if table not in SPEC["tables"]]
    if unknown:
        raise refusal("unknown_table", found=", ".join(unknown), known=", ".join(TABLES))
    service = service or StatLine()
    got, findings, wrong = [], [], []
    for table in tables:
        try:
            got.append(fetch(table, service, findings))
        except Refused as error:
            wrong += error.findings
            if any(finding.rule == "no_network" for finding in error.findings):
                break
    if wrong:
        raise Refused(wrong + findings)
    store(got)
    return Updated(got, updates_folder(), findings)


def fetch(table: str, service: StatLine, findings: list[Finding]) -> Fetched:
    """One table, checked and made tidy; remarks are added to `findings`."""
    spec = SPEC["tables"][table]
    about = service.about(table)
    columns = wanted_columns(table, spec, service.list_of(table, "DataProperties"), findings)
    categories = {}
    if "categories" in spec:
        entries = service.list_of(table, spec["categories"]["dimension"])
        categories = category_codes(table, spec, entries, findings)
    select = dimensions(spec) + [column.key for column in columns]
    data, periods = service.data(table, select, filters(spec, SPEC["since"], categories))
    modified = str(about.get("Modified") or "")[:10]
    try:
        made = tidy(table, spec, columns, categories, periods, data, known_regions(), modified)
    except (KeyError, AttributeError) as error:
        raise refusal("not_statline", table) from error
    if not made.rows:
        raise refusal("no_rows", table)
    title = str(about.get("Title") or "").strip()
    return Fetched(table, title, spec["topic"], modified, made.rows, made.empty, made.set_aside)


def known_regions() -> set[str]:
    """The region codes of our code list."""
    return {row["region"] for row in read(DATA / "codelists" / "regions.csv")}


def store(got: list[Fetched]) -> None:
    """Write every topic anew: the rows of these tables, and the kept rows of tables fetched before."""
    folder = updates_folder()
    folder.mkdir(parents=True, exist_ok=True)
    day = datetime.now(UTC).date().isoformat()
    fresh = {f"statline_{one.table}" for one in got}
    texts = {}
    for topic in sorted({one.topic for one in got}):
        kept = [row for row in read(folder / f"{topic}.csv") if row["source_id"] not in fresh]
        rows = kept + [row for one in got if one.topic == topic for row in one.rows]
        rows.sort(key=lambda row: tuple(row[name] for name in COLUMNS[:5]))
        texts[f"{topic}.csv"] = as_csv(rows)
    log = fetched() | {
        one.table: {
            "title": one.title,
            "modified": one.modified,
            "fetched": day,
            "topic": one.topic,
            "rows": len(one.rows),
            "empty": one.empty,
            "set_aside": one.set_aside,
        }
        for one in got
    }
    texts["statline.json"] = json.dumps(dict(sorted(log.items())), ensure_ascii=False, indent=2) + "\n"
    for name, text in texts.items():
        (folder / f"{name}.tmp").write_text(text, encoding="utf-8", newline="\n")
    for name in texts:
        (folder / f"{name}.tmp").replace(folder / name)


def as_csv(rows: list[dict]) -> str:
    """Rows as the text of a CSV file with the columns of `data/official`."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
