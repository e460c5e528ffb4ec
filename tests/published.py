"""What a reader finds in published files: their words and numbers, whatever the format."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pypdf
from lxml import etree, html
from python_calamine import CalamineWorkbook

# Digits with signs between them, as 1.234,5 or 1 234.5 or 1234.5.
NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*")
# Attributes that are read or read aloud; others are places in a drawing.
SAID = ("alt", "aria-label", "content", "title")


def words(path: Path, content: bytes | None = None) -> Iterator[str]:
    """Every text in a file and in the files inside it; a picture of dots has none."""
    content, kind = content if content is not None else path.read_bytes(), path.suffix
    if kind in (".html", ".svg", ".xml"):
        tree = html.fromstring(content) if kind == ".html" else etree.fromstring(content)
        yield from (str(text) for text in tree.xpath("//text()[not(ancestor::style or ancestor::script)]"))
        yield from (str(text) for name in SAID for text in tree.xpath(f"//@{name}"))
    elif kind in (".json", ".jsonld", ".geojson"):
        yield from leaves(json.loads(content))
    elif kind in (".parquet", ".duckdb"):
        yield from cells(path)
    elif kind == ".xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        yield from (str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()
                    for cell in row)
    elif kind == ".pdf":
        yield from (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    elif kind in (".docx", ".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if kind == ".zip" or (name.startswith("word/") and name.endswith(".xml")):
                    yield from words(Path(name), archive.read(name))
    elif kind not in (".png", ".js", ".css"):
        yield from content.decode("utf-8").splitlines()


def leaves(told) -> Iterator[str]:
    """Every name and value in JSON."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield name
            if name != "coordinates":
                yield from leaves(value)
    elif isinstance(told, list):
        for value in told:
            yield from leaves(value)
    else:
        yield repr(told) if isinstance(told, float) else str(told)


def cells(path: Path) -> Iterator[str]:
    """Every cell of a Parquet file or of all tables of a database."""
    is_base = path.suffix == ".duckdb"
    with duckdb.connect(str(path) if is_base else ":memory:", read_only=is_base) as at:
        tables = [f"'{path}'"] if not is_base else [
            f'"{schema}"."{name}"' for schema, name in at.execute(
                "select schema_name, table_name from duckdb_tables()").fetchall()]
        for table in tables:
            for column, kind, *_ in at.execute(f"describe from {table}").fetchall():
                if kind not in ("BLOB", "BOOLEAN"):
                    yield from (text for (text,) in at.execute(
                        f'select distinct cast("{column}" as varchar) from {table} where "{column}" is not null'
                    ).fetchall())


def digits(text: str) -> set[str]:
    """The digits that count of every number in a text: `0,0410` and `41.000` are both 41."""
    return {re.sub(r"\D", "", number).strip("0") for number in NUMBER.findall(text)}


def ways_to_write(amount: float, fewest: int) -> set[str]:
    """The digits that count of an amount, exact and rounded to any number of digits, `fewest` at least."""
    whole = len(str(int(amount)))
    rounded = {f"{round(amount, count - whole):.3f}" for count in range(fewest, whole + 3)}
    return {re.sub(r"\D", "", one).strip("0") for one in rounded}
