"""Small deliveries of waste receipts and waste rules, and the database they become."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import xlsxwriter
from delivered import said, write

from cli import main
from flows.errors import Finding, Refused
from flows.importing import Reading, read_delivery, reduced_rows
from flows.sources import source
from indicators.ask import values
from indicators.build import build
from indicators.database import cursor

AGGREGATE = ("province", "ewc_code", "code", "sum")
RECEIPTS = ("Afvalstroomnummer", "MeldPeriodeJAAR", "MeldPeriodeMAAND", "EuralCode", "BenamingAfval",
            "VerwerkingsmethodeCode", "Gewicht_KG", "Ontdoener_Naam", "Ontdoener_Straat", "Ontdoener_Huisnr",
            "Ontdoener_Postcode", "Ontdoener_Plaats", "Ontdoener_Land", "Herkomst_Straat", "Herkomst_Huisnr",
            "Herkomst_Postcode", "Herkomst_Plaats", "Herkomst_Land", "Verwerker_Naam", "Verwerker_Straat",
            "Verwerker_Huisnr", "Verwerker_Postcode", "Verwerker_Plaats", "Verwerker_Land")
# What must be found nowhere after a delivery; each is in every receipt unless a test says otherwise.
SECRETS = ("Slopersbedrijf Kwakkelstein", "Zwarteweteringsepad", "Puinbrekerij Onderdelinden", "Klapwijkseknie",
           "3511AB", "Oudewaterveen")


def receipt(**changes: str) -> dict[str, str]:
    """One delivered receipt of the LMA by column name; `changes` replace any field."""
    discarder, street, processor, other_street, postcode, town = SECRETS
    usual = dict(zip(RECEIPTS, (
        "05BAE1234567", "2023", "2", "170101", "beton", "C01", "1000", discarder, street, "12", postcode, town,
        "Nederland", street, "12", postcode, town, "Nederland", processor, other_street, "3", "1011 AB", "Amsterdam",
        "Nederland"), strict=True))
    return {**usual, **changes}


def text_of(rows: Sequence[dict | tuple], columns: Sequence[str], separator: str = ";") -> str:
    """Rows as delimited text with a header."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] if isinstance(row, dict) else row for row in rows)
    return out.getvalue()


def workbook(path: Path, rows: Sequence[tuple], columns: Sequence[str] = AGGREGATE, sheet: str = "Result 1") -> Path:
    """A workbook with one sheet; numbers stay numbers."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate([columns, *rows]):
            page.write_row(number, 0, row)
    return path


class Taken:
    """A delivery that was read: what was found, and the cells it becomes."""

    def __init__(self, path: Path, year: int | None = None, name: str = "lma_waste"):
        self.connection = duckdb.connect(config={"threads": 1})
        self.reading: Reading = read_delivery(self.connection, source(name), path, year)
        self.reduced = reduced_rows(self.connection, source(name))

    @property
    def rules(self) -> set[str]:
        return {finding.rule for finding in self.reading.findings}

    def finding(self, rule: str) -> Finding:
        (found,) = [finding for finding in self.reading.findings if finding.rule == rule]
        said(found)
        return found

    def cells(self, columns: str = "origin, ewc_code, treatment, kg") -> list[tuple]:
        return self.connection.execute(f"select {columns} from waste_cell order by all").fetchall()


def take(folder: Path, rows: Sequence[dict | tuple], columns: Sequence[str] = AGGREGATE, year: int | None = 2023,
         separator: str = ";") -> Taken:
    """Read rows that ought to pass."""
    return Taken(write(folder, text_of(rows, columns, separator), name="afval.csv"), year)


def take_receipts(folder: Path, rows: Sequence[dict], columns: Sequence[str] = RECEIPTS) -> Taken:
    """Read receipts that ought to pass."""
    return take(folder, rows, columns, year=None)


def refusal(path: Path, year: int | None = 2023, name: str = "lma_waste") -> dict[str, Finding]:
    """The refusals of a delivery that ought to be refused, by rule; each must read well in both languages."""
    try:
        Taken(path, year, name)
    except Refused as refused:
        for finding in refused.findings:
            said(finding)
        return {finding.text or finding.rule: finding for finding in refused.findings if finding.severity == "refuse"}
    raise AssertionError(f"{path.name} was taken")


def refused_rows(folder: Path, rows: Sequence[dict | tuple], columns: Sequence[str] = AGGREGATE,
                 year: int | None = 2023) -> dict[str, Finding]:
    """The refusals of rows."""
    return refusal(write(folder, text_of(rows, columns), name="afval.csv"), year)


def deliver(name: str, path: Path, year: int | None = None) -> None:
    """Hand in a file or folder as the command line does."""
    assert main(["deliver", name, str(path), *(["--year", str(year)] if year else [])]) == 0


def rules_folder(folder: Path, ranks: str, restrictions: str = "", exclusions: str = "") -> Path:
    """A delivery of rules: `B01 A1;C01 C1`, `C01 B03`, `170101 G01`."""
    made = folder / "regels"
    made.mkdir(exist_ok=True)
    tables = {"ranks": ("treatment_code;rank", ranks), "restrictions": ("treatment_code;not_to", restrictions),
              "exclusions": ("ewc_code;treatment_code", exclusions)}
    for name, (header, rows) in tables.items():
        lines = [header, *(row.replace(" ", ";") for row in rows.split(";") if row)]
        if len(lines) > 1:
            (made / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made


def figures(indicators: Sequence[str], region: str = "PV26", year: int | None = None, **options) -> pd.DataFrame:
    """The rows of an area from the database of what was delivered, built when needed."""
    return values(cursor(build().path), indicators, regions=[region], years=[year] if year else None, options=options)


def by_category(rows: pd.DataFrame, dimension: str) -> dict[str, float]:
    """Values of one dimension by category."""
    chosen = rows[rows["dimension"] == dimension]
    return dict(zip(chosen["category"], chosen["value"], strict=True))
