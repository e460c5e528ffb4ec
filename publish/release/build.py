"""Making a release: everything from one edition, in one folder with hashes, all or nothing.

The database that is frozen is that of the edition: what may leave the building and no more. The whole database holds
what is confidential, and stays inside.
"""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.deliveries import sha256_of
from flows.sql import literal
from flows.texts import LANGUAGES
from publish.edition import Edition
from publish.monitor import build as monitor_build
from publish.monitor import reading
from publish.package.build import build as build_package
from publish.package.changes import NoPackage, read_former
from publish.release import checks, citation
from publish.release.citation import Cited
from publish.release.index import LAYOUT, MANIFEST, SUMS, NoFigures, Release, releases, sums, told_before
from publish.site.addresses import LOCAL
from publish.site.build import build as build_site
from publish.site.settings import base_year, publisher


@dataclass(frozen=True)
class Order:
    """What a part is made for: the release, the address where its folder will stand, and the releases before it."""

    cited: Cited
    base: str | None
    before: list[Release]
    quiet: bool = True


@dataclass(frozen=True)
class Made:
    """What was released: where, what its edition holds, how many files, how many hidden figures were attacked.

    `sealed` is the hash of the file with all hashes: who keeps it elsewhere can prove that nothing was changed.
    """

    folder: Path
    edition: Edition
    files: int
    attacked: int
    sealed: str


def site(edition: Edition, folder: Path, order: Order) -> None:
    """The public website. Raises NotReleased for what it finds wrong in itself, such as a link that leads nowhere."""
    try:
        build_site(edition, folder, f"{order.base}site/" if order.base else LOCAL, quiet=order.quiet)
    except ValueError as wrong:
        raise checks.NotReleased("site", why=str(wrong)) from wrong


def monitor(edition: Edition, folder: Path, order: Order) -> None:
    """The monitor pack in Dutch, of the default selection; its base year is that of the release."""
    selection = reading.read(reading.DEFAULT, edition.desk("nl"))
    chosen = replace(selection, base_year=selection.base_year or base_year())
    monitor_build.write(monitor_build.pack(edition, chosen, "nl"), folder)


def package(edition: Edition, folder: Path, order: Order) -> None:
    """The data package; what changed is told against the last release of the same kind."""
    formers = []
    for one in order.before:
        if one.example == edition.has_example:
            try:
                formers = [read_former(one.package)]
            except NoPackage:  # of an older layout; its figures still count for the gate
                continue
    build_package(edition, folder, f"{order.base}package/" if order.base else None, formers, order.cited.name)


def database(edition: Edition, folder: Path, order: Order) -> None:
    """The database of the edition as one file for DuckDB, with a record of the release in it."""
    folder.mkdir()
    path = folder / edition.file_name(f"grondstoffen-{order.cited.name}", "duckdb")
    known = publisher()
    edition.connection.execute(f"attach {literal(str(path))} as frozen")
    try:
        edition.connection.execute("copy from database memory to frozen")
        edition.connection.execute(f"""
            create table frozen.meta.release as select
                {literal(order.cited.name)} as name, {literal(order.cited.made_at)} as made_at,
                {literal(edition.version)} as database, {literal(known['base_year'])} as base_year,
                {literal(known['base_year_reason_nl'])} as base_year_reason_nl,
                {literal(known['base_year_reason_en'])} as base_year_reason_en,
                {literal(edition.notice('nl'))} as notice_nl, {literal(edition.notice('en'))} as notice_en
        """)
    finally:
        edition.connection.execute("detach frozen")


Part = Callable[[Edition, Path, Order], None]
# How the name of a folder begins in which a release is being made.
UNFINISHED = ".unfinished-"
# What a release consists of, each in a folder of its name.
PARTS: dict[str, Part] = {"database": database, "package": package, "monitor": monitor, "site": site}


def release(name: str, folder: Path, base: str | None = None, allow_example: bool = False, quiet: bool = True,
            parts: dict[str, Part] | None = None) -> Made:
    """Make the release `name` in a folder of releases; `base` is the address where its own folder will stand.

    Raises checks.NotReleased, and then nothing is left.
    """
    checks.check_name(name, folder)
    checks.check_base_year()
    path = checks.check_database()
    try:
        earlier = told_before(folder)
    except NoFigures as lost:
        raise checks.NotReleased("no_figures", folder=str(lost)) from lost
    edition = Edition(path, allow_example, earlier)
    called = edition.file_name(name, "")[:-1]  # with example data the name says so
    checks.check_name(called, folder)
    attacked = checks.check_disclosure(edition, earlier)
    order = Order(Cited(called, now(), base or ""), base, releases(folder), quiet)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f"{UNFINISHED}{called}-") as temporary:
        made = Path(temporary) / called
        made.mkdir()
        for part, make in (parts or PARTS).items():
            make(edition, made / part, order)
        for file, text in (("CITATION.cff", citation.cff), ("citation.txt", citation.plain)):
            stem, suffix = file.split(".")
            (made / edition.file_name(stem, suffix)).write_text(text(edition, order.cited), encoding="utf-8")
        files = hashes(made)
        write_manifest(made / MANIFEST, edition, order, files, attacked)
        every = {name: known["sha256"] for name, known in files.items()} | {MANIFEST: sha256_of(made / MANIFEST)}
        (made / SUMS).write_text(sums(every), encoding="utf-8")
        freeze(made)
        try:
            made.rename(folder / called)
        except OSError as taken:  # by another who gave the same name meanwhile
            raise checks.NotReleased("exists", name=called, folder=str(folder / called)) from taken
    return Made(folder / called, edition, len(files) + 2, attacked, sha256_of(folder / called / SUMS))


def now() -> str:
    """The moment of making, ISO time in UTC; SOURCE_DATE_EPOCH sets another."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(stamp), UTC) if stamp else datetime.now(UTC)).isoformat(timespec="seconds")


def hashes(folder: Path) -> dict[str, dict]:
    """Hash and size of every file by its path."""
    return {path.relative_to(folder).as_posix(): {"sha256": sha256_of(path), "bytes": path.stat().st_size}
            for path in sorted(folder.rglob("*")) if path.is_file()}


def freeze(folder: Path) -> None:
    """Let nobody write in its files any more."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)


def write_manifest(path: Path, edition: Edition, order: Order, files: dict[str, dict], attacked: int) -> None:
    """The record of a release, in its folder."""
    known = publisher()
    deliveries = edition.rows("select source, source_id, sha256, delivered_at, is_example, is_bundled "
                              "from meta.delivery order by all")
    told = {
        "layout": LAYOUT,
        "name": order.cited.name,
        "made_at": order.cited.made_at,
        "address": order.base,
        "database": edition.version,
        "built_at": edition.built_at,
        "example": edition.has_example,
        **({f"notice_{lang}": edition.notice(lang) for lang in LANGUAGES} if edition.has_example else {}),
        "base_year": {"year": known["base_year"] or None, "reason_nl": known["base_year_reason_nl"],
                      "reason_en": known["base_year_reason_en"]},
        "citation": {lang: citation.in_words(edition, order.cited, lang) for lang in LANGUAGES},
        "checked": {"rules_of_the_build": True, "hidden_figures_attacked": attacked},
        "before": [one.name for one in order.before],
        "deliveries": json.loads(deliveries.to_json(orient="records", date_format="iso")),
        "files": files,
    }
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
