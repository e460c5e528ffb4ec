"""Small deliveries of RME coefficients, ways to spoil them, and the figures they give.

`SMALL` has two goods groups, sand (19) by weight and machines (57) by value, and two raw materials. By hand:

    K_in  of sand:     Zand 1.1                            Hout 0.01
    K_in  of machines: Zand 0.8 x 0.5 + 0.2 x 0.2 = 0.44   Hout 0.8 x 0.05 = 0.04
    K_out of sand:     Zand 1                              Hout 0.02
    K_out of machines: Zand 0.8 x 0.4 + 0.2 x 0.1 = 0.34   Hout 0.8 x 0.1 = 0.08
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
from flows.sources import source, source_names
from flows.storing import create_tables
from indicators.build import run, write_coefficients
from indicators.record import FOLDER

COLUMNS = {
    "coefficients": ("direction", "year", "raw_material", "rme_product", "coefficient"),
    "shares": ("goods_group_nr", "rme_product", "share"),
    "units": ("goods_group_nr", "unit"),
    "raw_materials": ("raw_material", "is_abiotic"),
}
SMALL: dict[str, tuple[tuple[str, ...], ...]] = {
    "coefficients": (
        ("import", "2022", "Zand", "Zandproduct", "1,1"),
        ("import", "2022", "Zand", "Machine", "0,5"),
        ("import", "2022", "Zand", "Elektriciteit", "0,2"),
        ("import", "2022", "Hout", "Zandproduct", "0,01"),
        ("import", "2022", "Hout", "Machine", "0,05"),
        ("import", "2022", "Hout", "Elektriciteit", "0"),
        ("export", "2022", "Zand", "Zandproduct", "1,0"),
        ("export", "2022", "Zand", "Machine", "0,4"),
        ("export", "2022", "Zand", "Elektriciteit", "0,1"),
        ("export", "2022", "Hout", "Zandproduct", "0,02"),
        ("export", "2022", "Hout", "Machine", "0,1"),
        ("export", "2022", "Hout", "Elektriciteit", "0"),
    ),
    "shares": (("19", "Zandproduct", "1"), ("57", "Machine", "0,8"), ("57", "Elektriciteit", "0,2")),
    "units": (("19", "t"), ("57", "EUR")),
    "raw_materials": (("Zand", "true"), ("Hout", "false")),
}


def with_rows(table: str, *rows: tuple[str, ...], tables: Mapping[str, Sequence[tuple]] = SMALL) -> dict:
    """The tables, one of them with more rows."""
    return {**tables, table: (*tables[table], *rows)}


def without(table: str, *places: int) -> dict:
    """SMALL without some rows of a table, counted from 0."""
    return {**SMALL, table: tuple(row for place, row in enumerate(SMALL[table]) if place not in places)}


def replaced(table: str, place: int, **changes: str) -> dict:
    """SMALL with fields of one row changed."""
    rows = [dict(zip(COLUMNS[table], row, strict=True)) for row in SMALL[table]]
    rows[place] |= changes
    return {**SMALL, table: tuple(tuple(row.values()) for row in rows)}


def scaled(factor: int, year: str) -> tuple[tuple[str, ...], ...]:
    """The coefficients of SMALL for another year, times a whole number."""
    def times(text: str) -> str:
        return f"{float(text.replace(',', '.')) * factor:.4f}".replace(".", ",")

    return tuple((row[0], year, *row[2:4], times(row[4])) for row in SMALL["coefficients"])


def text_of(table: str, rows: Sequence[tuple], separator: str = ";", columns: Sequence[str] = ()) -> str:
    """A table as delimited text with a header."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(columns or COLUMNS[table])
    writer.writerows(rows)
    return out.getvalue()


def folder(where: Path, tables: Mapping[str, Sequence[tuple]] = SMALL, encoding: str = "utf-8", **texts: str) -> Path:
    """A delivery as a folder of CSV files; `texts` replace the text of whole tables."""
    path = where / "rme"
    path.mkdir()
    for table, rows in tables.items():
        text = texts.get(table, text_of(table, rows))
        (path / f"{table}.csv").write_bytes(text.encode(encoding))
    return path


def packed(where: Path, tables: Mapping[str, Sequence[tuple]] = SMALL, inside: str = "") -> Path:
    """The same as a zip, with the files in a folder `inside` it."""
    path = where / "rme.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, rows in tables.items():
            archive.writestr(f"{inside}{table}.csv", text_of(table, rows))
    return path


def workbook(where: Path, tables: Mapping[str, Sequence[tuple]] = SMALL, titles: int = 0) -> Path:
    """The same as a workbook with true numbers, `titles` lines of words above each header."""
    path = where / "rme.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for table, rows in tables.items():
            page = book.add_worksheet(table)
            for line in range(titles):
                page.write(line, 0, f"Toelichting {line}")
            for line, row in enumerate([COLUMNS[table], *rows], titles):
                for place, field in enumerate(row):
                    number = field.replace(",", ".")
                    is_number = line > titles and number.replace(".", "", 1).isdigit()
                    page.write(line, place, float(number) if is_number else field)
    return path


class Taken:
    """A delivery that was read: the reading, and the tables as they stand in DuckDB."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection | None = None):
        self.connection = connection or duckdb.connect(config={"threads": 1})
        self.reading: Reading = read_delivery(self.connection, source("rme"), path)

    def rows(self, sql: str) -> list[tuple]:
        return self.connection.execute(sql).fetchall()

    def finding(self, rule: str) -> Finding:
        """The one remark of that rule; it must read well in both languages."""
        (found,) = [finding for finding in self.reading.findings if finding.rule == rule]
        said(found)
        return found

    @property
    def rules(self) -> set[str]:
        return {finding.rule for finding in self.reading.findings}


def refusals(path: Path) -> list[Finding]:
    """What refuses a delivery that ought to be refused; each must read well in both languages."""
    try:
        Taken(path)
    except Refused as refused:
        for finding in refused.findings:
            said(finding)
        return [finding for finding in refused.findings if finding.severity == "refuse"]
    raise AssertionError(f"{path.name} was taken")


class Economy:
    """RMI and RMC of a few cells, by the real road: delivery, tables, macros; without the rest of a build.

    A cell is (region, goods_group, stream, mass, mass_se, value, value_se), with an optional year (2022) and status.
    """

    def __init__(self, path: Path, cells: Sequence[tuple]):
        self.connection = duckdb.connect(config={"threads": 1})
        prepare(self.connection)
        for name in source_names():
            create_tables(self.connection, name)
        run(self.connection, "tables.sql")
        self.taken = Taken(path, self.connection)
        self.connection.execute(source("rme").store)
        for region, group, stream, mass, mass_se, value, value_se, *more in cells:
            year, status = (*more, *(2022, "E")[len(more):])
            self.connection.execute(
                "insert into core.cell by name select ? as region, ? as year, ? as goods_group, ? as stream, "
                "'goods_production' as use_group, ? as mass, ? as mass_se, ? as mass_status, ? as value, "
                "? as value_se, ? as value_status",
                [region, year, group, stream, mass, mass_se, status if mass is not None else "O",
                 value, value_se, status if value is not None else "O"])
        write_coefficients(self.connection)
        run(self.connection, "stream_total.sql")
        for name in ("flow_parts", "rme"):
            self.connection.execute((FOLDER / "macros" / f"{name}.sql").read_text(encoding="utf-8"))

    def ask(self, indicator: str, dimension: str = "scope", region: str = "PV26", year: int = 2022,
            column: str = "value", electricity: str = "with", extraction: str = "import_coefficients",
            waste: str = "without") -> dict:
        """{category: value}, or another column of the rows."""
        return dict(self.connection.execute(
            f"select category, {column} from rme_values(?, ?, ?, ?) where dimension = ? and region = ? and year = ?",
            [indicator, electricity, extraction, waste, dimension, region, year]).fetchall())
