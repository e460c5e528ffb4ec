"""Small deliveries in the true layout of the CBS table, and ways to spoil them.

`TEN` are ten hand-made rows of Utrecht in 2022, two goods groups, with a `Totaal` that adds up. By hand, in mln kg:
DMI of group 19 (a raw material) = 600.5 - 20.25 (own supply) + 200 + 50 (exports) + 300.125 + 150 (imports) = 1280.375;
DMI of group 43 = 23 + 100 (imports) = 123. `Totaal` rows do not count.
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import duckdb

from flows.errors import Finding, Refused, printable
from flows.importing import Reading, read_delivery
from flows.sources import source
from flows.texts import LANGUAGES, Texts

PROVINCE = ("Jaar", "Stroom_nr", "Stroom", "Provincie_nr", "Provincienaam", "Goederengroep_nr", "Goederengroep_naam",
            "Gebruiksgroep_nr", "Gebruiksgroep_naam", "Brutogew", "Sf_brutogew", "Waarde", "Sf_waarde")
COROP = tuple({"Provincie_nr": "Regionr", "Provincienaam": "Regionaam"}.get(name, name) for name in PROVINCE)

STREAMS = {"Aanbod_eigen_regio": 1, "Invoer_nationaal": 2, "Invoer_internationaal": 3, "Uitvoer_nationaal": 4,
           "Uitvoer_internationaal": 5, "Invoer_voor_wederuitvoer": 6, "Wederuitvoer": 7, "Doorvoer": 8,
           "Distributie": 9}
USE_GROUPS = {"Consumptie huishoudens": 1, "Dienstverlening bedrijven": 2, "Overheid": 3,
              "Investeringen vaste activa": 4, "Productie goederen": 5, "Verandering voorraden": 6,
              "Niet van toepassing": 7, "Totaal": 8}
SAND, CEMENT = "Steen, zand, grind, klei, turf en andere delfstoffen", "Cement, kalk en gips"
GOODS = {SAND: 19, CEMENT: 43, "Granen": 1, "Dierlijke en plantaardige oliën en vetten": 23,
         "Rauwe melk van runderen, schapen en geiten": 9}
PROVINCES = {"Groningen": 20, "Friesland": 21, "Drenthe": 22, "Utrecht": 26, "Zeeland": 29}


def row(stream: str, goods: str, use: str, mass: str, mass_se: str, value: str, value_se: str,
        region: str = "Utrecht", year: str = "2022", **changes: str) -> dict[str, str]:
    """One delivered row by CBS column name; `changes` replace any field."""
    fields = (year, STREAMS[stream], stream, PROVINCES.get(region, 26), region, GOODS[goods], goods,
              USE_GROUPS[use], use, mass, mass_se, value, value_se)
    return {**dict(zip(PROVINCE, map(str, fields), strict=True)), **changes}


TEN = (
    row("Aanbod_eigen_regio", SAND, "Productie goederen", "600,5", "60,1", "12,25", "1,5"),
    row("Aanbod_eigen_regio", SAND, "Verandering voorraden", "-20,25", "4", "-0,5", "0,1"),
    row("Aanbod_eigen_regio", SAND, "Totaal", "580,25", "60,2", "11,75", "1,5"),
    row("Invoer_nationaal", SAND, "Productie goederen", "300,125", "30", "6,5", "0,7"),
    row("Invoer_internationaal", SAND, "Productie goederen", "150", "15", "4", "0,4"),
    row("Uitvoer_nationaal", SAND, "Niet van toepassing", "200", "20", "4,4", "0,5"),
    row("Uitvoer_internationaal", SAND, "Niet van toepassing", "50", "5", "1,5", "0,2"),
    row("Invoer_internationaal", CEMENT, "Consumptie huishoudens", "23", "2,3", "3,5", "0,3"),
    row("Invoer_internationaal", CEMENT, "Productie goederen", "100", "10", "15,25", "1,5"),
    row("Invoer_internationaal", CEMENT, "Totaal", "123", "10,3", "18,75", "1,5"),
)


def changed(place: int, rows: Sequence[dict] = TEN, **changes: str) -> list[dict]:
    """The rows with one of them (from 0) changed."""
    return [{**fields, **changes} if position == place else dict(fields) for position, fields in enumerate(rows)]


def every(rows: Sequence[dict] = TEN, **changes: str) -> list[dict]:
    """The rows, all with the same changes."""
    return [{**fields, **changes} for fields in rows]


def corop(rows: Sequence[dict] = TEN, number: str = "22", name: str = "Utrecht-West") -> list[dict]:
    """The rows as the COROP edition has them."""
    renamed = []
    for fields in rows:
        kept = {key: text for key, text in fields.items() if not key.startswith("Provincie")}
        renamed.append({**kept, "Regionr": number, "Regionaam": name})
    return renamed


def text_of(rows: Sequence[dict] = TEN, columns: Sequence[str] = PROVINCE, separator: str = ";",
            newline: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    """Rows as delimited text with a header; `columns` chooses and orders."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=separator, lineterminator=newline, quoting=quoting,
                            extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(folder: Path, content: str | bytes | Sequence[dict] = TEN, name: str = "stromen.csv",
          encoding: str = "cp1252", **layout) -> Path:
    """A file with rows, text or bytes."""
    if not isinstance(content, str | bytes):
        content = text_of(content, **layout)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


class Taken:
    """A delivery that was read: the reading, and the tables as they stand in DuckDB."""

    def __init__(self, path: Path):
        self.connection = duckdb.connect(config={"threads": 1})  # ten rows: starting threads takes longer
        self.reading: Reading = read_delivery(self.connection, source("cbs_flows"), path)

    def rows(self, sql: str) -> list[tuple]:
        return self.connection.execute(sql).fetchall()

    def finding(self, rule: str) -> Finding:
        """The one remark of that rule."""
        (found,) = [finding for finding in self.reading.findings if finding.rule == rule]
        return found

    @property
    def rules(self) -> set[str]:
        return {finding.rule for finding in self.reading.findings}


def take(folder: Path, content: str | bytes | Sequence[dict] = TEN, **layout) -> Taken:
    """Read a delivery that ought to pass."""
    return Taken(write(folder, content, **layout))


def refusal(folder: Path, content: str | bytes | Sequence[dict] = TEN, **layout) -> list[Finding]:
    """Read a delivery that ought to be refused; its refusals, each of which must read well in both languages."""
    path = write(folder, content, **layout)
    try:
        Taken(path)
    except Refused as refused:
        refusals = [finding for finding in refused.findings if finding.severity == "refuse"]
        for finding in refused.findings:
            said(finding)
        return refusals
    raise AssertionError(f"{path.name} was taken")


def said(finding: Finding) -> dict[str, str]:
    """The sentence in every language: it opens with the file, keeps to one line and leaves no placeholder."""
    sentences = {language: finding.message(Texts(language)) for language in LANGUAGES}
    for sentence in sentences.values():
        assert sentence.isprintable()
        assert "None" not in sentence
        assert sentence.startswith(printable(finding.file))
        if finding.line is not None:
            assert f" {finding.line}" in sentence
    assert sentences["nl"] != sentences["en"]
    return sentences
