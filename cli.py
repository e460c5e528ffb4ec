"""The dashboard from a terminal: `python cli.py --help`.

Exit codes: 0 done, 1 the input or the request is at fault, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from flows.errors import NOTE, REFUSE, WARN, Finding, Refused, printable
from flows.texts import LANGUAGES, Texts
from flows.usage import in_words_of
from publish.commands import add_commands


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    said = language_of(arguments)
    with in_words_of(said):
        options = parser(said).parse_args(arguments)
    t = Texts(options.lang)
    try:
        return options.command(options, t)
    except Refused as refusal:
        say_findings(refusal.findings, t)
        return 1
    except FileNotFoundError as missing:
        return fault(t, "no_file", path=missing.filename)
    except IsADirectoryError as folder:
        return fault(t, "is_folder", path=folder.filename)
    except PermissionError as closed:
        return fault(t, "no_permission", path=closed.filename)


def language_of(arguments: list[str] | None) -> Texts:
    """The language for the help itself, before the arguments are parsed."""
    given = sys.argv[1:] if arguments is None else arguments
    asked = argparse.ArgumentParser(add_help=False)
    # Without a value it is a fault for the real parser to tell, in words of its own.
    asked.add_argument("--lang", nargs="?", default="nl")
    lang = asked.parse_known_args(given)[0].lang
    return Texts(lang if lang in LANGUAGES else "nl")


def parser(t: Texts) -> argparse.ArgumentParser:
    """The commands and their options."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, default="nl", help=t("cli.help.lang"))
    root = argparse.ArgumentParser(prog="cli.py", description=t("cli.help.what"), parents=[common])
    commands = root.add_subparsers(required=True, metavar=t("cli.usage.a_command"))
    # A language before the command must survive the default of the command's own option.
    common_after = argparse.ArgumentParser(add_help=False)
    common_after.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=t("cli.help.lang"))

    def command(name: str, run: Callable | None, group=commands) -> argparse.ArgumentParser:
        said = name.rpartition("_")[2]  # "publish_site" is "site" after "publish"
        made = group.add_parser(said, help=t(f"cli.help.{name}"), parents=[common_after])
        made.set_defaults(command=run)
        return made

    build = command("build", run_build)
    build.add_argument("--force", action="store_true", help=t("cli.help.force"))
    for name, run in (("check", run_check), ("deliver", run_deliver)):
        made = command(name, run)
        made.add_argument("source", metavar=t("cli.usage.a_source"), help=t("cli.help.source"))
        made.add_argument("path", metavar=t("cli.usage.a_file"), type=Path, help=t("cli.help.path"))
        made.add_argument("--year", type=int, help=t("cli.help.year"))
    made.add_argument("--note", default="", help=t("cli.help.note"))
    command("deliveries", run_deliveries)
    values = command("values", run_values)
    values.add_argument("--indicator", required=True, help=t("cli.help.indicator"))
    values.add_argument("--region", help=t("cli.help.region"))
    values.add_argument("--year", help=t("cli.help.years"))
    values.add_argument("--dimension", help=t("cli.help.dimension"))
    values.add_argument("--category", help=t("cli.help.category"))
    values.add_argument("--option", action="append", default=[], metavar=t("cli.usage.name_is_value"),
                        help=t("cli.help.option"))
    values.add_argument("--out", default="-", help=t("cli.help.out"))
    template = command("template", run_template)
    template.add_argument("source", metavar=t("cli.usage.a_source"), help=t("cli.help.template_source"))
    template.add_argument("--out", type=Path, help=t("cli.help.template_out"))
    update = command("update", run_update)
    update.add_argument("what", metavar=t("cli.usage.a_topic"), choices=("boundaries", "statline"),
                        help=t("cli.help.update_what"))
    update.add_argument("path", metavar=t("cli.usage.a_file"), nargs="?", type=Path, help=t("cli.help.update_path"))
    update.add_argument("--online", action="store_true", help=t("cli.help.online"))
    update.add_argument("--year", type=int, help=t("cli.help.update_year"))
    add_commands(command, t)
    return root


def fault(t: Texts, key: str, **values) -> int:
    """One line on what is wrong with the request."""
    print(t("importer.refused"), t(f"cli.{key}", **values), file=sys.stderr)
    return 1


def say_findings(findings: list[Finding], t: Texts) -> None:
    """Findings one a line: refusals and warnings on stderr, notes on stdout."""
    word = {REFUSE: t("importer.refused"), WARN: t("importer.warning"), NOTE: t("importer.note")}
    for finding in findings:
        stream = sys.stdout if finding.severity == NOTE else sys.stderr
        print(word[finding.severity], finding.message(t), file=stream)


def read_file(options: argparse.Namespace, connection):
    """Read and check the named file of the named source."""
    from flows.importing import read_delivery
    from flows.sources import source, source_names

    if options.source not in source_names():
        finding = Finding("unknown_source", REFUSE, found=options.source, room="cli",
                          values={"allowed": ", ".join(source_names())})
        raise Refused([finding])
    return read_delivery(connection, source(options.source), options.path, options.year)


def say_reading(reading, t: Texts) -> None:
    """What was found in a delivery, in a few lines; what the source does not have is not spoken of."""
    for envelope in reading.envelopes:
        if envelope.separator:
            print(t("cli.envelope", file=printable(envelope.file), encoding=envelope.encoding,
                    separator=t(f"cli.separator.{SEPARATOR_NAMES[envelope.separator]}"),
                    decimal=t(f"cli.separator.{SEPARATOR_NAMES[reading.decimal_sign]}"),
                    edition=t(f"cli.edition.{reading.edition}")))
        else:
            print(t("cli.workbook", file=printable(envelope.file), edition=t(f"cli.edition.{reading.edition}")))
    print(t("cli.rows", rows=t.number(reading.rows_in), kept=t.number(reading.rows_kept),
            aside=t.number(reading.rows_set_aside)))
    if reading.kg_in is not None:
        print(t("cli.kilograms", kg=t.number(reading.kg_in / 10**9, 3), kept=t.number(reading.kg_kept / 10**9, 3),
                aside=t.number(reading.kg_set_aside / 10**9, 3)))
    if reading.known_cells is not None and reading.goods_groups is not None:
        print(t("cli.coverage", years=f"{reading.years[0]}-{reading.years[-1]}", regions=len(reading.regions),
                groups=reading.goods_groups, known=t.number(reading.known_cells), cells=t.number(reading.rows_kept)))


SEPARATOR_NAMES = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar", ".": "point"}


def run_check(options: argparse.Namespace, t: Texts) -> int:
    import duckdb

    with duckdb.connect() as connection:
        reading = read_file(options, connection)
    say_findings(reading.findings, t)
    say_reading(reading, t)
    print(t("cli.checked"))
    return 0


def run_deliver(options: argparse.Namespace, t: Texts) -> int:
    from flows.deliveries import keep
    from flows.importing import reduced_rows
    from flows.sources import source
    from flows.storing import keep_reading, unfinished

    with unfinished() as connection:
        reading = read_file(options, connection)
        reduced = reduced_rows(connection, source(options.source))
        delivery = keep(options.path, reading, options.year, options.note, reduced)
        if reduced is None:
            keep_reading(connection, delivery, reading)
    say_findings(reading.findings, t)
    say_reading(reading, t)
    if delivery.is_reduced:
        print(t("cli.reduced", file=printable(delivery.filename), rows=t.number(reduced.count("\n") - 1)))
    print(t("cli.delivered", delivery=delivery.delivery, sha256=delivery.sha256[:12]))
    return 0


def run_deliveries(options: argparse.Namespace, t: Texts) -> int:
    from flows.deliveries import deliveries, latest

    used = {delivery.delivery for delivery in latest()}
    known = deliveries()
    for delivery in known:
        print(t("cli.delivery", use=t("cli.in_use" if delivery.delivery in used else "cli.not_in_use"),
                delivered_at=delivery.delivered_at, source=delivery.source,
                edition=t(f"cli.edition.{delivery.edition}"), file=printable(delivery.filename),
                rows=t.number(delivery.rows), sha256=delivery.sha256[:12],
                delivery=delivery.delivery, note=printable(delivery.note, 1000)))
    if not known:
        print(t("cli.no_deliveries"))
    return 0


def run_template(options: argparse.Namespace, t: Texts) -> int:
    from importlib import import_module

    from flows.sources import templates

    if options.source not in templates():
        return fault(t, "no_template", found=options.source, allowed=", ".join(templates()))
    path = options.out or Path(f"{options.source}.xlsx")
    if path.suffix != ".xlsx":
        return fault(t, "template_is_xlsx", path=path)
    if path.exists():  # it may have been filled in
        return fault(t, "exists", path=path)
    with path.open("xb") as file:
        import_module(f"flows.{options.source}.template").write_template(file, t.lang)
    print(t("cli.template_written", path=path, source=options.source))
    return 0


def run_update(options: argparse.Namespace, t: Texts) -> int:
    if options.what == "statline":
        from flows.statline.update import update

        updated = update()
    else:
        from flows.boundaries.official import update

        if (options.path is None) != options.online:
            return fault(t, "file_or_online")
        updated = update("online" if options.online else options.path, options.year)
    say_findings(updated.findings, t)
    for sentence in updated.sentences(t):
        print(sentence)
    return 0


def run_build(options: argparse.Namespace, t: Texts) -> int:
    from indicators.build import BuildFailed, build

    try:
        built = build(options.force)
    except BuildFailed as failure:
        return fault(t, "build_failed", why=failure)
    if built.was_current:
        print(t("cli.up_to_date", path=built.path))
        return 0
    for delivery, reading in built.readings:
        print(t("cli.went_in", source=delivery.source, file=printable(delivery.filename)))
        say_reading(reading, t)
        say_findings(reading.findings, t)
        if delivery.is_example:
            print(t("importer.warning"), t("cli.is_example", source=delivery.source), file=sys.stderr)
    print(t("cli.built", path=built.path, rows=t.number(built.rows)))
    return 0


def run_values(options: argparse.Namespace, t: Texts) -> int:
    from flows.sources import source
    from indicators.ask import UnknownRequest, awaited, check_regions, values_sql, write
    from indicators.build import current
    from indicators.database import cursor

    path = current()
    if path is None:
        return fault(t, "not_built")
    pairs = [option.partition("=") for option in options.option]
    if any(not equals for _, equals, _ in pairs):
        return fault(t, "option_without_value")
    listed = {name: text.split(",") if text else None for name, text in vars(options).items()
              if name in ("region", "dimension", "category")}
    try:
        years = [int(year) for year in options.year.split(",")] if options.year else None
    except ValueError:
        return fault(t, "year_is_no_number", found=options.year)
    wanted = options.indicator.split(",")
    try:
        check_regions(cursor(path), listed["region"] or [])
        question = values_sql(
            wanted, listed["region"], years, listed["dimension"], listed["category"],
            {name: value for name, _, value in pairs},
        )
        rows = write(cursor(path), question, options.out)
    except UnknownRequest as unknown:
        return fault(t, unknown.key, **unknown.values)
    if not rows:
        print(t("importer.warning"), t("cli.no_rows"), file=sys.stderr)
    for name, waiting in awaited(cursor(path), wanted).items():
        print(t("importer.warning"), t("cli.awaits", indicators=t.join(waiting), source=name,
                                       title=source(name).facts[f"title_{t.lang}"]), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
