"""Small deliveries of own use, ways to spoil them, and the figures they give.

`LINES` are three lines of the register, realised in 2024. By hand:

    R1 asphalt  6,000 m2, 2,000,000 kg, 60% primary, province pays 80%   counts 1,600,000 kg, 960,000 kg primary
    R1 concrete the same contract, 500,000 kg, 90% primary, 80%          counts 400,000 kg, 360,000 kg primary
    P1 laptops  100 pieces, 160 kg, 88% primary                           counts 160 kg, 140.8 kg primary
"""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import xlsxwriter
from delivered import said

from flows.errors import Finding, Refused
from flows.importing import Reading, prepare, read_delivery
from flows.sources import source
from flows.sql import literal
from flows.storing import create_tables
from indicators.build import load_own_tables, run
from indicators.record import FOLDER
from indicators.registry import indicators

SHARES = ("Primair niet hernieuwbaar", "Primair hernieuwbaar", "Hergebruikt", "Gerecycled")
BASE = {"Jaar": "2024", "Fase": "gerealiseerd", "Domein": "mobiliteit", "Materiaal": "asfalt",
        "Functionele eenheid": "", "Aantal eenheden": "", "Aandeel provincie in de kosten": "",
        "MKI in euro": "", "Weegset van de MKI": "", "Levensfasen in de MKI": "",
        "Gewicht van het referentieontwerp in kg": "", "Knop": "", "Subsidie: grondstoffen van belang": ""}


def line(contract: str, name: str, eur: str, kg: str, shares: Sequence[str] = ("", "", "", ""),
         method: str = "hoeveelhedenstaat", **more: str) -> dict[str, str]:
    """One line of the register; `more` by heading, with _ for a space."""
    return BASE | {"Contractnummer": contract, "Omschrijving": name, "Bedrag in euro": eur, "Gewicht in kg": kg,
                   "Hoe is het gewicht gevonden": method, **dict(zip(SHARES, shares, strict=True)),
                   **{key.replace("_", " "): value for key, value in more.items()}}


ROAD = {"Functionele_eenheid": "m2 asfalt", "Aantal_eenheden": "6.000", "Aandeel_provincie_in_de_kosten": "80%",
        "MKI_in_euro": "12.000", "Weegset_van_de_MKI": "A2", "Levensfasen_in_de_MKI": "A-D"}
LINES = (
    line("R1", "weg, asfalt", "1.500.000,00", "2.000.000", ("60%", "0%", "10%", "30%"), **ROAD,
         Gewicht_van_het_referentieontwerp_in_kg="2.500.000", Knop="minder materiaal"),
    line("R1", "weg, fundering", "1.500.000,00", "500.000", ("0,9", "0", "0", "0,1"), **ROAD | {"Materiaal": "beton"}),
    line("P1", "laptops", "€ 98.000,-", "160", ("88", "0", "6", "6"), "productgewicht", Domein="ICT",
         Materiaal="apparaten", Functionele_eenheid="stuks", Aantal_eenheden="100"),
)
TOTALS = ({"Jaar": "2024", "Inkoop in euro": "10.000.000", "Subsidies in euro": "5.000.000"},)


def changed(place: int, rows: Sequence[dict] = LINES, **changes: str) -> list[dict]:
    """The lines with one of them (from 0) changed; headings with _ for a space."""
    fields = {key.replace("_", " "): value for key, value in changes.items()}
    return [{**row, **fields} if position == place else dict(row) for position, row in enumerate(rows)]


def text_of(rows: Sequence[dict], above: str = "", separator: str = ";") -> str:
    """Rows as delimited text with a header; `above` are lines before it."""
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, delimiter=separator, lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return above + out.getvalue()


def packed(folder: Path, tables: Mapping[str, Sequence[dict] | str]) -> Path:
    """A zip with a CSV for each table, given as rows or as text."""
    path = folder / "own_use.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in tables.items():
            text = rows if isinstance(rows, str) else text_of(rows)
            archive.writestr(f"{name}.csv", text.encode("cp1252"))
    return path


def workbook(folder: Path, sheets: Mapping[str, Sequence[Sequence]], name: str = "boek.xlsx") -> Path:
    """A workbook with rows of cells per sheet; a tuple is a formula with the value stored with it."""
    path = folder / name
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for sheet, rows in sheets.items():
            page = book.add_worksheet(sheet)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        page.write_formula(number, place, cell[0], None, cell[1])
                    elif cell is not None:
                        page.write(number, place, cell)
    return path


class Taken:
    """A delivery of own use that was read, and what the indicators make of it."""

    def __init__(self, path: Path, stored: bool = False):
        self.connection = duckdb.connect(config={"threads": 1})
        if stored:
            self.tables()
        self.reading: Reading = read_delivery(self.connection, source("own_use"), path)
        if stored:
            for name, value in {"delivery": "d", "source_name": "own_use", "source": "s", "is_example": False}.items():
                self.connection.execute(f"set variable {name} = {literal(value)}")
            self.connection.execute(source("own_use").store)

    def tables(self) -> None:
        """The tables that the indicators on own use read."""
        prepare(self.connection)
        create_tables(self.connection, "own_use")
        run(self.connection, "tables.sql")
        load_own_tables(self.connection)
        self.connection.execute((FOLDER / "stream_total.sql").read_text("utf-8").split("create or replace table")[0])
        self.connection.execute((FOLDER / "macros" / "own_use.sql").read_text("utf-8"))

    def rows(self, sql: str) -> list[tuple]:
        return self.connection.execute(sql).fetchall()

    def values(self, indicator: str, dimension: str, **options: str) -> dict:
        """{(year, category): value} of an indicator in one dimension."""
        rows = indicators()[indicator].rows_sql("computed", options)
        return {(year, category): value for year, category, value in self.rows(
            f"select year, category, value from ({rows}) where dimension = {literal(dimension)}")}

    @property
    def rules(self) -> set[str]:
        return {finding.rule for finding in self.reading.findings}

    def finding(self, rule: str) -> Finding:
        """The one remark of that rule."""
        (found,) = [finding for finding in self.reading.findings if finding.rule == rule]
        return found


def refusals(path: Path) -> list[Finding]:
    """The refusals of a delivery that ought to be refused; each must read well in both languages."""
    try:
        Taken(path)
    except Refused as refused:
        for finding in refused.findings:
            said(finding)
        return [finding for finding in refused.findings if finding.severity == "refuse"]
    raise AssertionError("the delivery was taken")
