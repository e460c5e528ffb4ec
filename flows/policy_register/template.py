"""The register as a spreadsheet to edit: the measures in use, drop-down lists, and an explanation per column."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import duckdb
import xlsxwriter

from flows.deliveries import Delivery, in_use
from flows.importing import read_delivery
from flows.sources import source
from flows.texts import Texts

SOURCE = "policy_register"
# Our column -> kind of word in it (`code_list.policy_terms`), for the drop-down lists.
KINDS = {"theme": "theme", "sub_goal": "sub_goal", "type": "type", "degree": "degree", "state": "state",
         "counted": "counted", "lever": "lever", "action_line": "action_line"}
WIDTHS = {"measure": 44, "sub_goal": 40, "note": 50, "note_en": 50, "measure_en": 40, "theme": 30, "effect_ground": 30}
ROWS_TO_FILL = 500


def write_template(path: Path | BinaryIO, lang: str = "nl") -> None:
    """Write the register in use as a workbook; headers and words in `lang`, which a delivery takes back as they are."""
    with duckdb.connect(config={"threads": 1}) as connection:
        delivery = next(delivery for delivery in in_use() if delivery.source == SOURCE)
        write_register(path, rows_of(connection, delivery), terms_of(connection, lang), lang)


def rows_of(connection: duckdb.DuckDBPyConnection, delivery: Delivery) -> list[dict]:
    """The measures of a delivery as coded rows, in the order of the file; Refused when it no longer passes."""
    read_delivery(connection, source(SOURCE), delivery.path, delivery.year)
    cursor = connection.execute(
        "select *, levers as lever, if(is_approximate, 'x', null) as approximate from measure_row "
        "where line not in (select line from duplicate) order by line")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def terms_of(connection: duckdb.DuckDBPyConnection, lang: str) -> dict[str, dict[str, str]]:
    """The words of each kind: {kind: {code: name}}, in order; themes with their number."""
    terms: dict[str, dict[str, str]] = {}
    for kind, code, position, name in connection.execute(
            f"select kind, code, position, name_{lang} from code_list.policy_terms order by kind, position").fetchall():
        terms.setdefault(kind, {})[code] = f"{position}. {name}" if kind == "theme" else name
    return terms


def write_register(
    path: Path | BinaryIO, rows: Iterable[Mapping], terms: Mapping[str, Mapping[str, str]], lang: str
) -> None:
    """Coded rows (names of `measure_row`) as a workbook with a sheet to fill in, one to explain, and the lists.

    No cell is a formula, whatever its text begins with.
    """
    t = Texts(lang)
    columns = source(SOURCE).tables_read[0][0].columns
    in_memory = not isinstance(path, Path | str)
    book = xlsxwriter.Workbook(path, {"in_memory": in_memory, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": "#DDE7F0", "border": 1, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(columns_sheet())
    explained, lists = (book.add_worksheet(t(f"beleid.template.{name}")) for name in ("explained", "lists"))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, t(f"beleid.column.{column.name}"), head)
        sheet.set_column(place, place, WIDTHS.get(column.name, 18))
        explained.write_string(place + 1, 0, t(f"beleid.column.{column.name}"), head)
        explained.write_string(place + 1, 1, t(f"beleid.explained.{column.name}"), wrap)
    explained.write_string(0, 0, t("beleid.template.intro"), book.add_format({"bold": True}))
    explained.set_column(0, 0, 32)
    explained.set_column(1, 1, 100)
    places = {column.name: place for place, column in enumerate(columns)}
    for at, (name, kind) in enumerate(KINDS.items()):
        words = list(terms[kind].values())
        lists.write_column(0, at, [t(f"beleid.column.{name}"), *words])
        lists.set_column(at, at, 32)
        area = f"='{lists.get_name()}'!${chr(65 + at)}$2:${chr(65 + at)}${len(words) + 1}"
        # Several levers may stand in one cell, so there another text is allowed.
        sheet.data_validation(1, places[name], ROWS_TO_FILL, places[name],
                              {"validate": "list", "source": area, "ignore_blank": True,
                               "error_type": "warning" if name == "lever" else "stop"})
    for line, row in enumerate(rows, 1):
        for column in columns:
            write(sheet, line, places[column.name], said(row.get(column.name), terms.get(KINDS.get(column.name, ""))))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, ROWS_TO_FILL, len(columns) - 1)
    book.close()


def columns_sheet() -> str:
    """The name of the sheet that a delivery is read from."""
    return source(SOURCE).tables_read[0][0].sheet


def said(value, words: Mapping[str, str] | None):
    """A value as a reader writes it: codes by their name, several of them with a semicolon between."""
    if value is None or words is None:
        return value
    return "; ".join(words.get(code, code) for code in str(value).split(";"))


def write(sheet, line: int, place: int, value) -> None:
    """One cell: a number as a number, all else as text."""
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(line, place, value)
    else:
        sheet.write_number(line, place, float(value))
