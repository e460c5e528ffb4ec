"""All of the data package in one folder, or nothing.

    built = build(Edition(), Path("package"), "https://grondstoffen.example.nl/data/", formers=[Path("release-1")])
"""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flows.sql import literal
from flows.texts import LANGUAGES
from publish.edition import Edition
from publish.package import catalogue, geo
from publish.package.categories import leave_categories
from publish.package.changes import CHANGE_COLUMNS, DESCRIPTOR, Former, changes, counted, is_package, read_former
from publish.package.descriptor import BOUNDARIES, Resource, descriptor, missing, schema
from publish.package.read_me import read_me
from publish.package.tables import FIGURES, YEAR, TableOut, columns, required, tables_of

CHANGES = "changes"
RECORD = "dcat"


class NotAPackage(Exception):
    """A folder with other things in it than a package. The message is its path."""


@dataclass(frozen=True)
class Built:
    """What was made: where, its version, files, figures, what changed since the last one, what is not filled in."""

    out: Path
    version: str
    files: int
    figures: int
    changed: dict[str, int] | None
    missing: list[str]


def standing(out: Path) -> list[Former]:
    """The package that is in a folder already. Raises NotAPackage when other things are."""
    if is_package(out):
        return [read_former(out)]
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise NotAPackage(str(out))
    return []


def build(edition: Edition, out: Path, base: str | None = None, formers: list[Former] | None = None,
          version: str | None = None) -> Built:
    """Make the package in a folder that is new, empty, or holds an earlier one, which then gives way.

    `base` is the address where the folder will stand. `formers` are earlier packages, the last one last: what changed
    is told against that one. Raises NotAPackage as `standing` does.
    """
    known = [*(formers or []), *standing(out)]
    version = version or edition.file_name(f"{edition.built_at[:10]}-{edition.version}", "")[:-1]
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        made = Path(folder) / "package"
        built = fill(edition, made, base, known, version)
        shutil.rmtree(out, ignore_errors=True)
        made.rename(out)
    return Built(out, *built)


def fill(edition: Edition, root: Path, base: str | None, formers: list[Former], version: str) -> tuple:
    """Write every file; what `Built` says of it."""
    leave_categories(edition)
    resources, tables = [], tables_of(edition)
    found = None
    if formers:
        found = changes(edition.values(), formers[-1].rows)
        edition.connection.register("changed", found)
        tables.append(changes_table())
    for table in tables:
        resources += write_table(edition, table, root)
    if found is not None:
        edition.connection.unregister("changed")
    shapes = geo.provinces(edition)
    for kind, path in geo.write(shapes, edition, root).items():
        resources.append(Resource(f"{geo.NAME}-{kind}", geo.NAME, path, kind, None, [BOUNDARIES, *shapes.sources],
                                  shapes.units))
    this = {"version": version, "created": edition.built_at, "database": edition.version,
            "since": formers[-1].version if formers else None, "changes": None if found is None else counted(found)}
    history = [this, *(formers[-1].history if formers else [])]
    described = descriptor(edition, version, base, resources, root, history)
    (root / DESCRIPTOR).write_text(json.dumps(described, ensure_ascii=False, indent=1), encoding="utf-8")
    record = catalogue.record(edition, described, base, shapes.frame.total_bounds)
    (root / edition.file_name(RECORD, "jsonld")).write_text(
        json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    for lang in LANGUAGES:
        (root / read_me_name(edition, lang)).write_text(read_me(edition, described, lang), encoding="utf-8")
    files = sum(path.is_file() for path in root.rglob("*"))
    return version, files, len(edition.values()), this["changes"], missing()


def read_me_name(edition: Edition, lang: str) -> str:
    """The name of the file to read first."""
    return edition.file_name({"nl": "LEESMIJ", "en": "README"}[lang], "md", lang)


def changes_table() -> TableOut:
    """What changed since the last package, as a table of this one."""
    return TableOut(
        CHANGES, "data", f"select {', '.join(CHANGE_COLUMNS)} from changed", CHANGE_COLUMNS[:5],
        {**required(*CHANGE_COLUMNS[:5]), "year": {"required": True, **YEAR},
         "change": {"required": True, "enum": ["added", "removed", "changed"]}},
    )


def write_table(edition: Edition, table: TableOut, root: Path) -> list[Resource]:
    """A table as CSV and as Parquet. With example data each row says that the package holds them."""
    folder = root / table.folder
    folder.mkdir(parents=True, exist_ok=True)
    select, notice = table.select, ""
    if edition.has_example:
        notice = edition.notice("nl")
        select = f"select *, {literal(notice)} as {geo.NOTICE} from ({select})"
        table = TableOut(**{**vars(table), "select": select})
    types = columns(edition.connection, table)
    csv, parquet = (folder / edition.file_name(table.name, suffix) for suffix in ("csv", "parquet"))
    edition.connection.execute(f"copy ({select}) to {literal(str(csv))} (format csv, header)")
    about = f"kv_metadata {{notice: {literal(notice)}}}, " if notice else ""
    edition.connection.execute(
        f"copy ({select}) to {literal(str(parquet))} ({about}format parquet, compression zstd)")
    sources = sources_in(edition, table, types)
    return [
        Resource(table.name, table.name.replace("-", "_"), csv, "csv", schema(table, types), sources),
        Resource(f"{table.name}-parquet", table.name.replace("-", "_"), parquet, "parquet", None, sources),
    ]


def sources_in(edition: Edition, table: TableOut, types: dict[str, str]) -> list[str]:
    """The ids of the sources that the rows of a table name; a field may name several."""
    column = "source" if table.name == FIGURES else "source_id"
    if column not in types or table.name == "sources":
        return []
    return list(edition.rows(f"""
        select distinct trim(unnest(string_split({column}, ';'))) as source_id from ({table.select})
        where {column} is not null order by 1
    """)["source_id"])
