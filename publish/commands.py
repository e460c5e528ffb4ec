"""`python cli.py publish ...`: what leaves the building, from a terminal.

Each edition is a pair: `add_<edition>` says its options and `publish_<edition>` makes it. What makes an edition is
imported when it is asked for, so that the other commands start fast.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from flows.errors import REFUSE, Finding, Refused
from flows.texts import Texts
from publish.release import commands as release_commands

# Adds one command with its help; see `cli.parser`.
Add = Callable[..., argparse.ArgumentParser]


def add_commands(add: Add, t: Texts) -> None:
    """Put `publish` with its editions among the commands."""
    group = add("publish", None).add_subparsers(required=True, metavar=t("cli.usage.an_edition"))
    add_site(add, group, t)
    add_package(add, group, t)
    add_monitor(add, group, t)
    add_hidden(add, group, t)
    release_commands.add_release(add, t)
    release_commands.add_releases(add, t)


def add_example(made: argparse.ArgumentParser, t: Texts) -> None:
    """The leave to publish example data, for every edition the same."""
    made.add_argument("--example", action="store_true", help=t("cli.help.example"))


def edition_of(options: argparse.Namespace, formers: Sequence = ()):
    """What may go out of the database in use, after all releases did and these earlier packages.

    Raises Refused without a database, and when it is not known what a release told.
    """
    import pandas as pd

    from indicators.ask import UnknownRequest
    from publish.edition import Edition
    from publish.release.index import NoFigures, releases_folder, told_before

    try:
        told = [told_before(releases_folder()), *(former.rows for former in formers)]
        known = [rows for rows in told if rows is not None]
        return Edition(allow_example=options.example, earlier=pd.concat(known) if known else None)
    except NoFigures as lost:
        raise refused("release.refused.no_figures", folder=str(lost)) from lost
    except UnknownRequest as unknown:
        raise refused(f"cli.{unknown.key}", **unknown.values) from unknown


def desk_of_all(lang: str):
    """A desk at the database in use, to see fast what can be asked for. Raises Refused without a database."""
    from figures.desk import Desk
    from indicators.build import current
    from indicators.database import cursor

    path = current()
    if path is None:
        raise refused("cli.not_built")
    return Desk(lambda question: cursor(path).execute(question).df(), lang)


def refused(key: str, **values) -> Refused:
    """One reason why nothing is published, by the key of its text."""
    room, _, rule = key.rpartition(".")
    return Refused([Finding(rule, REFUSE, room=room, values=values)])


def warn(t: Texts, key: str, **values) -> None:
    """One line that the publisher must know, on the standard error."""
    print(t("importer.warning"), t(key, **values), file=sys.stderr)


def say_what_is_missing(edition, t: Texts) -> None:
    """Say that example data go out, or for each needed delivery which indicators go out without data."""
    if edition.has_example:
        warn(t, "cli.with_example")
    names: dict[tuple[str, ...], list[str]] = {}
    for one in edition.awaited(t.lang):
        names.setdefault(one.titles, []).append(one.indicator)
    for titles, waiting in names.items():
        warn(t, "cli.without_data", names=", ".join(waiting), titles="; ".join(titles))


def add_site(add: Add, group, t: Texts) -> None:
    """`publish site`: the public edition."""
    made = add("publish_site", publish_site, group)
    made.add_argument("--out", required=True, type=Path, metavar=t("cli.usage.a_folder"), help=t("site.cli.help.out"))
    made.add_argument("--base-url", metavar=t("cli.usage.an_address"), help=t("site.cli.help.base"))
    made.add_argument("--only", metavar=t("site.cli.help.pages"), help=t("site.cli.help.only"))
    add_example(made, t)


def publish_site(options: argparse.Namespace, t: Texts) -> int:
    """Make the public edition in a folder."""
    from publish.site import record
    from publish.site.addresses import LOCAL, Addresses
    from publish.site.build import build
    from publish.site.plan import UnknownPage

    base = options.base_url or LOCAL
    try:  # before the work that takes time
        Addresses(base)
        record.read(options.out)
    except record.NotASite as other:
        raise refused("site.cli.not_a_site", out=str(options.out)) from other
    except ValueError as wrong:
        raise refused("site.cli.bad_base", base=base) from wrong
    edition = edition_of(options)
    only = options.only.split(",") if options.only else None
    try:
        built = build(edition, options.out, base, only, quiet=not sys.stderr.isatty())
    except UnknownPage as unknown:
        raise refused("site.cli.unknown_page", found=unknown.key, allowed=", ".join(unknown.known)) from unknown
    say_what_is_missing(edition, t)
    if options.base_url is None:
        warn(t, "site.cli.no_base", base=LOCAL)
    print(t("site.cli.built", out=built.out, pages=t.number(built.pages), figures=t.number(built.figures),
            drawn=t.number(built.drawn), removed=t.number(built.removed)))
    return 0


def add_package(add: Add, group, t: Texts) -> None:
    """`publish package`: the data with all that it takes to use them."""
    made = add("publish_package", publish_package, group)
    made.add_argument("--out", required=True, type=Path, metavar=t("cli.usage.a_folder"),
                      help=t("package.cli.help.out"))
    made.add_argument("--base-url", metavar=t("cli.usage.an_address"), help=t("package.cli.help.base"))
    made.add_argument("--since", type=Path, action="append", default=[], metavar=t("cli.usage.a_folder"),
                      help=t("package.cli.help.since"))
    add_example(made, t)


def publish_package(options: argparse.Namespace, t: Texts) -> int:
    """Make the data package in a folder."""
    from publish.package import build, changes
    from publish.site.addresses import Addresses

    try:  # before the work that takes time
        base = Addresses(options.base_url).base if options.base_url else None
        standing = build.standing(options.out)
        formers = [changes.read_former(folder) for folder in options.since]
    except build.NotAPackage as other:
        raise refused("package.cli.not_a_package", out=str(options.out)) from other
    except changes.NoPackage as none:
        raise refused("package.cli.no_package", found=str(none)) from none
    except ValueError as wrong:
        raise refused("package.cli.bad_base", base=options.base_url) from wrong
    edition = edition_of(options, [*formers, *standing])
    built = build.build(edition, options.out, base, formers)
    say_what_is_missing(edition, t)
    if base is None:
        warn(t, "package.cli.no_base")
    if built.missing:
        warn(t, "package.cli.not_filled_in", names=", ".join(built.missing))
    print(t("package.cli.built", version=built.version, out=built.out, files=t.number(built.files),
            figures=t.number(built.figures)))
    if built.changed is not None:
        print(t("package.cli.changed", **{kind: t.number(count) for kind, count in built.changed.items()}))
    return 0


def add_monitor(add: Add, group, t: Texts) -> None:
    """`publish monitor`: the pack for the authors of a monitor."""
    made = add("publish_monitor", publish_monitor, group)
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar=t("cli.usage.a_folder"), help=t("pack.cli.help.out"))
    what.add_argument("--list", action="store_true", help=t("pack.cli.help.list"))
    made.add_argument("--region", metavar=t("cli.usage.a_code"), help=t("pack.cli.help.region"))
    made.add_argument("--selection", type=Path, metavar=t("cli.usage.a_file"), help=t("pack.cli.help.selection"))
    made.add_argument("--template", type=Path, metavar=t("cli.usage.a_file"), help=t("pack.cli.help.template"))
    add_example(made, t)


def publish_monitor(options: argparse.Namespace, t: Texts) -> int:
    """Make the pack in a folder, or list what can be in one."""
    from tqdm import tqdm

    from publish.monitor import build, reading
    from publish.monitor.word_style import NoTemplate, opened

    try:  # before the work that takes time
        if options.out:
            build.earlier(options.out)
        if options.template:
            opened(options.template, t.lang)
    except build.NotAPack as other:
        raise refused("pack.cli.not_a_pack", out=str(options.out)) from other
    except NoTemplate as wrong:
        raise refused("pack.cli.no_template", path=str(options.template)) from wrong
    desk = desk_of_all(t.lang)
    if options.list:
        for line in reading.listed(desk):
            print(line)
        return 0
    selection = reading.read(options.selection or reading.DEFAULT, desk, options.region)
    edition = edition_of(options)
    with tqdm(total=100, disable=not sys.stderr.isatty(), unit="", leave=False) as bar:

        def tell(done: float, what: str) -> None:
            bar.set_description(what)
            bar.update(100 * done - bar.n)

        made = build.pack(edition, selection, t.lang, options.template, tell)
    build.write(made, options.out)
    if made.contents.is_example:
        warn(t, "cli.with_example")
    missing: dict[str, list[str]] = {}
    for one in made.contents.missing:
        missing.setdefault(" ".join([one.why, "; ".join(one.commands)]).strip(), []).append(one.title)
    for why, names in missing.items():
        warn(t, "pack.cli.missing", names="; ".join(names), why=why)
    print(t("pack.cli.built", out=options.out, name=made.name, figures=t.number(len(made.contents.shown)),
            missing=t.number(len(made.contents.missing))))
    return 0


def add_hidden(add: Add, group, t: Texts) -> None:
    """`publish hidden`: what the gate keeps inside, for who works here."""
    made = add("publish_hidden", publish_hidden, group)
    made.add_argument("--out", type=Path, metavar=t("cli.usage.a_file"), help=t("cli.help.hidden_out"))
    add_example(made, t)


def publish_hidden(options: argparse.Namespace, t: Texts) -> int:
    """Tell how many figures are hidden of each source and why; with a file also which."""
    edition = edition_of(options)
    warn(t, "cli.hidden_inside")
    counted = edition.hidden.groupby(["source", "reason"]).size()
    for (source, reason), number in counted.items():
        print(t("cli.hidden", source=source, n=t.number(number), reason=t(f"cli.hidden_reason.{reason}")))
    if counted.empty:
        print(t("cli.hidden_nothing"))
    for source, number in edition.exposed.groupby("source").size().items():
        warn(t, "cli.hidden_exposed", source=source, n=t.number(number))
    if options.out:
        edition.hidden.to_csv(options.out, index=False)
        print(t("cli.hidden_written", path=options.out, rows=t.number(len(edition.hidden))))
    return 0
