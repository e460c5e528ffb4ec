"""`python cli.py release NAME` and `python cli.py releases`, from a terminal."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.texts import Texts

Add = Callable[..., argparse.ArgumentParser]


def add_release(add: Add, t: Texts) -> None:
    """`release`: freeze all that is published under one name."""
    made = add("release", make_release)
    made.add_argument("name", metavar=t("release.cli.help.a_name"), help=t("release.cli.help.name"))
    made.add_argument("--out", type=Path, metavar=t("cli.usage.a_folder"), help=t("release.cli.help.out"))
    made.add_argument("--base-url", metavar=t("cli.usage.an_address"), help=t("release.cli.help.base"))
    made.add_argument("--example", action="store_true", help=t("cli.help.example"))


def add_releases(add: Add, t: Texts) -> None:
    """`releases`: what was released, and whether it is as it was."""
    made = add("releases", list_releases)
    made.add_argument("--out", type=Path, metavar=t("cli.usage.a_folder"), help=t("release.cli.help.out"))


def make_release(options: argparse.Namespace, t: Texts) -> int:
    """Make a release, or say why not."""
    from publish.commands import refused, say_what_is_missing, warn
    from publish.release import build, checks
    from publish.release.index import releases_folder
    from publish.site.addresses import Addresses
    from publish.site.settings import publisher

    folder = options.out or releases_folder()
    try:
        base = Addresses(options.base_url).base if options.base_url else None
    except ValueError as wrong:
        raise refused("release.refused.bad_base", base=options.base_url) from wrong
    try:
        with stopped_as_by_hand():
            made = build.release(options.name, folder, base, options.example, quiet=not sys.stderr.isatty())
    except checks.NotReleased as why:
        raise refused(f"release.refused.{why.key}", **why.values) from why
    say_what_is_missing(made.edition, t)
    if not publisher()["base_year"]:
        warn(t, "release.cli.no_base_year")
    if base is None:
        warn(t, "release.cli.no_base")
    if len(made.edition.exposed):
        warn(t, "release.cli.told_before", n=t.number(len(made.edition.exposed)))
    print(t("release.cli.made", folder=made.folder, files=t.number(made.files), attacked=t.number(made.attacked)))
    print(t("release.cli.sealed", hash=made.sealed))
    return 0


@contextmanager
def stopped_as_by_hand() -> Iterator[None]:
    """Who ends the process from outside ends it as Ctrl-C does: what is unfinished is cleared away."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def list_releases(options: argparse.Namespace, t: Texts) -> int:
    """One line for each release; exit code 1 when one is not as it was."""
    from publish.release.index import releases, releases_folder

    folder = options.out or releases_folder()
    known, broken = releases(folder), False
    for one in known:
        changed = one.changed()
        broken |= bool(changed)
        state = t("release.cli.changed", files=", ".join(changed[:5])) if changed else t("release.cli.unchanged")
        print(t("release.cli.one", name=one.name, made_at=one.made_at, database=one.database,
                base_year=one.base_year or t("common.unknown"), files=t.number(len(one.files)), state=state))
    if not known:
        print(t("release.cli.none", folder=folder))
    return 1 if broken else 0
