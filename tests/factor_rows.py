"""Small deliveries of factors, contents and scores, and a province small enough to work its figures out by hand.

Utrecht in 2022, in mln kg (standard error in brackets):

    19 sand, raw material   own supply    production 600 (60)
                            from abroad   production 150 (15)
                            exports       to provinces 200 (20)
    45 iron and steel       from provinces production 100 (10); abroad households 40 (4)     worth 50 (5) and 30 (3)
    52 computers            abroad        households 10 (1)                                  worth 200 (20)
    1  cereals, raw         own supply    production 10 (1)
    65 mineral waste        from provinces production 7 (1)          left out unless asked for

    DMI: sand 600 + 200 + 150 = 950, iron 140, computers 10, cereals 10: together 1110
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import duckdb
import xlsxwriter
from delivered import GOODS, SAND, row, said, text_of
from pandas import isna

from flows.deliveries import keep
from flows.errors import Finding, Refused
from flows.importing import read_delivery, reduced_rows
from flows.sources import source
from indicators.ask import values
from indicators.build import build, current
from indicators.database import cursor

IRON, COMPUTERS = "IJzer en staal en halffabricaten daarvan (behalve buizen)", "Kantoormachines en computers"
WASTE, CEREALS = "Overig afval en secundaire grondstoffen, niet-metaalmineralen", "Granen"
GOODS |= {IRON: 45, COMPUTERS: 52, WASTE: 65}
PRODUCTION, HOUSEHOLDS, NONE = "Productie goederen", "Consumptie huishoudens", "Niet van toepassing"

FLOWS = (
    row("Aanbod_eigen_regio", SAND, PRODUCTION, "600", "60", "12", "1"),
    row("Invoer_internationaal", SAND, PRODUCTION, "150", "15", "4", "0,4"),
    row("Uitvoer_nationaal", SAND, NONE, "200", "20", "4", "0,4"),
    row("Uitvoer_internationaal", IRON, NONE, "30", "3", "20", "2"),
    row("Invoer_nationaal", IRON, PRODUCTION, "100", "10", "50", "5"),
    row("Invoer_internationaal", IRON, HOUSEHOLDS, "40", "4", "30", "3"),
    row("Invoer_internationaal", COMPUTERS, HOUSEHOLDS, "10", "1", "200", "20"),
    row("Aanbod_eigen_regio", CEREALS, PRODUCTION, "10", "1", "2", "0,2"),
    row("Invoer_nationaal", WASTE, PRODUCTION, "7", "1", "1", "0,1"),
)
FACTORS = (
    ("goods_group_nr", "co2_kg_per_kg", "mki_eur_per_kg", "mki_set"),
    ("19", "0,01", "0,002", "A2"),
    ("45", "2", "0,5", "A2"),
    ("52", "25", "3", "A2"),
)
CONTENTS = (
    ("goods_group_nr", "material", "g_per_kg"),
    ("45", "IJzererts", "900"),
    ("45", "Mangaan", "10"),
    ("45", "Chroom", "20"),
    ("45", "Koper", "1"),
    ("52", "Koper", "100"),
    ("52", "Kobalt", "4"),
    ("52", "Neodymium", "1"),
    ("52", "Goud", "0,1"),
)
SCORES = (
    ("material", "economic_importance", "supply_risk"),
    ("Kobalt", "6,8", "2,8"),
    ("Koper", "4,0", "0,1"),
    ("Neodymium", "5,9", "3,7"),
)
ROWS = {"impact_factors": FACTORS, "material_content": CONTENTS, "crm_scores": SCORES}

Rows = Sequence[Sequence[str]]


def csv_of(rows: Rows, separator: str = ";") -> bytes:
    """Rows as a Dutch office saves them: semicolons, decimal commas, cp1252."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("cp1252")


def workbook_of(path: Path, rows: Rows, titles: int = 0, sheet: str = "Blad1") -> Path:
    """Rows as a workbook, with numbers as numbers and title rows above the header."""
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet(sheet)
    for title in range(titles):
        page.write_string(title, 0, f"Titel {title}")
    for line, fields in enumerate(rows, titles):
        for place, field in enumerate(fields):
            number = field.replace(",", ".")
            if number.replace(".", "", 1).isdigit():
                page.write_number(line, place, float(number))
            else:
                page.write_string(line, place, field)
    book.close()
    return path


def replaced(rows: Rows, line: int, **fields: str) -> list[tuple[str, ...]]:
    """The rows with fields of one of them changed; line 1 is the first below the header."""
    header = rows[0]
    changed = dict(zip(header, rows[line], strict=True)) | fields
    return [*rows[:line], tuple(changed[name] for name in header), *rows[line + 1:]]


def renamed(rows: Rows, *names: str) -> list[tuple[str, ...]]:
    """The rows under another header."""
    return [names, *rows[1:]]


class Taken:
    """A delivery of a source that was read: its findings, and what it became."""

    def __init__(self, name: str, path: Path):
        self.connection = duckdb.connect(config={"threads": 1})
        self.reading = read_delivery(self.connection, source(name), path)

    def rows(self, sql: str) -> list[tuple]:
        return self.connection.execute(sql).fetchall()

    def finding(self, rule: str) -> Finding:
        """The one remark of that rule, which must read well in both languages."""
        (found,) = [finding for finding in self.reading.findings if finding.rule == rule]
        said(found)
        return found

    @property
    def rules(self) -> set[str]:
        return {finding.rule for finding in self.reading.findings}


def write(folder: Path, name: str, rows: Rows | bytes | None = None) -> Path:
    path = folder / f"{name}.csv"
    path.write_bytes(rows if isinstance(rows, bytes) else csv_of(rows or ROWS[name]))
    return path


def take(folder: Path, name: str, rows: Rows | bytes | None = None) -> Taken:
    """Read a delivery that ought to pass."""
    return Taken(name, write(folder, name, rows))


def refusal(folder: Path, name: str, rows: Rows | bytes) -> list[Finding]:
    """The refusals of a delivery that ought to be refused; each reads well in both languages."""
    try:
        take(folder, name, rows)
    except Refused as refused:
        for finding in refused.findings:
            said(finding)
        return [finding for finding in refused.findings if finding.severity == "refuse"]
    raise AssertionError(f"{name} was taken")


def deliver(folder: Path, name: str, content: bytes) -> None:
    """Hand in a file in the home of the test."""
    path = folder / f"{name}.csv"
    path.write_bytes(content)
    with duckdb.connect(config={"threads": 1}) as connection:
        reading = read_delivery(connection, source(name), path)
        keep(path, reading, reduced=reduced_rows(connection, source(name)))


def built(folder: Path, flows: Sequence[dict] = FLOWS, **deliveries: Rows):
    """Build from these flows and deliveries; a function that asks for {category: column} or for one category."""
    deliver(folder, "cbs_flows", text_of(flows).encode("cp1252"))
    for name, rows in deliveries.items():
        deliver(folder, name, csv_of(rows))
    build()
    database = current()

    def ask(indicator, dimension="total", category=None, column="value", region="PV26", year=2022, **options):
        frame = values(cursor(database), [indicator], [region], [year], [dimension], category and [category], options)
        answers = {key: None if isna(value) else value
                   for key, value in zip(frame["category"], frame[column], strict=True)}
        return answers[category] if category else answers

    ask.cursor = lambda: cursor(database)
    return ask
