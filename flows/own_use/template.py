"""The workbook that an organisation fills in: made of the same columns, lists and names as the importer reads.

A sheet per table of `source.toml`, with a title, an explanation above each heading, drop-down lists and checks that
warn while typing; in front a sheet of explanation, behind the lists with what each choice means.
"""

import csv
import tomllib
from collections.abc import Iterator
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from flows.home import DATA
from flows.sources import FOLDER
from flows.texts import Texts

# Rows with a drop-down list; the sheet of the first year has fewer, since it is for the largest works.
ROWS, ROWS_YEAR_ONE = 1500, 60
WORKS = 30
# Title, sentence, explanation of each column; below these the headings.
HEADING = 3
CREATED = datetime(2026, 1, 1)
SHARES = ("primary_non_renewable", "primary_renewable", "reused", "recycled")
ICT = ("laptop", "monitor", "phone", "desktop", "server", "printer")
FURNITURE = ("desk", "chair", "cabinet", "table", "other_furniture")
# What the largest works are made of, each with the unit it is counted in; several works of each.
MATERIALS = {"asphalt": "m2_asphalt", "concrete": "m3_concrete", "steel": None, "soil_sand": "m3_soil"}
WORKS_EACH = 5
# What a spreadsheet program shows at most beside a cell.
TITLE_ROOM, MESSAGE_ROOM = 32, 255
PAPER_A4 = 9
# How many lines of explanation fit above a heading.
LINES_EXPLAINED = 7


def write_template(path: Path | BinaryIO, lang: str = "nl") -> None:
    """Write the empty template as an xlsx file in one language; the same bytes on each run.

    ValueError for a language that is not there.
    """
    t = Texts(lang)
    with xlsxwriter.Workbook(path, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": t("own_use.template.title"), "created": CREATED})
        pages = Pages(book, t)
        pages.explanation()
        for name, table in tables().items():
            pages.table(name, table)
        pages.lists_page()


def tables() -> dict[str, dict]:
    """The tables of the source as declared, with everything that is said of their columns."""
    return tomllib.loads((FOLDER / "own_use" / "source.toml").read_text(encoding="utf-8"))["table"]


def template_choices(lang: str) -> dict[str, list[tuple[str, str]]]:
    """Every list of choices: its words in one language, each with what it means."""
    lists: dict[str, list[tuple[str, str]]] = {}
    for file, column in (("own_use_choices", "list"), ("mki_sets", None)):
        with (DATA / "codelists" / f"{file}.csv").open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                meaning = row[f"meaning_{lang}" if column else f"definition_{lang}"]
                lists.setdefault(row[column] if column else "mki_set", []).append((row[f"name_{lang}"], meaning))
    return lists


class Pages:
    """The sheets of one workbook in one language."""

    def __init__(self, book: xlsxwriter.Workbook, t: Texts):
        self.book, self.t = book, t
        self.place = {"nl": 0, "en": 1}[t.lang]
        self.lists = template_choices(t.lang)
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.small = book.add_format({"text_wrap": True, "valign": "top", "font_size": 9, "italic": True})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#E8EEF4"})
        self.wrong = book.add_format({"bg_color": "#F8D7C4", "bold": True})
        self.formats = {"share": book.add_format({"num_format": "0%"}),
                        "number": book.add_format({"num_format": "#,##0.##"})}

    def say(self, key: str, **values) -> str:
        return self.t(f"own_use.template.{key}", **values)

    def explain(self, table: str, column: str) -> str:
        """What a column is for; some columns mean something of their own on one sheet."""
        own = f"explain_on.{table}.{column}"
        return self.say(own if self.t.has(f"own_use.template.{own}") else f"explain.{column}")

    def sheet_name(self, name: str, table: dict) -> str:
        """How the sheet of a table is called; the importer knows both names."""
        return table["sheet"] if self.t.lang == "nl" else name.replace("_", " ").capitalize()

    def explanation(self) -> None:
        """The sheet in front: how to fill it in, and every column of every sheet."""
        page = self.book.add_worksheet(self.say("explanation_sheet"))
        page.set_column(0, 0, 42)
        page.set_column(1, 1, 100)
        page.write(0, 0, self.say("title"), self.title)
        line = 2
        for number in range(1, 7):
            page.write(line, 0, str(number))
            page.write(line, 1, self.say(f"how_{number}"), self.plain)
            line += 1
        for name, table in tables().items():
            line += 1
            page.write(line, 0, self.sheet_name(name, table), self.title)
            page.write(line, 1, self.say(f"sheet.{name}"), self.plain)
            page.write_row(line + 1, 0, (self.say("column"), self.say("meaning")), self.head)
            line += 2
            for column, told in table["columns"].items():
                listed = f" ({self.say('list_of')})" if "list" in told else ""
                page.write(line, 0, told["names"][self.place], self.plain)
                page.write(line, 1, self.explain(name, column) + listed, self.plain)
                line += 1
        on_paper(page)

    def table(self, name: str, table: dict) -> None:
        """The sheet of one table, ready to be filled in."""
        page = self.book.add_worksheet(self.sheet_name(name, table))
        columns = list(table["columns"].items())
        rows = ROWS_YEAR_ONE if name == "year_one" else ROWS
        page.write(0, 0, f"{self.say('title')}: {self.sheet_name(name, table)}", self.title)
        page.write(1, 0, self.say(f"sheet.{name}"))
        page.set_row(HEADING - 1, 96)
        page.set_row(HEADING, 46)
        for place, (column, told) in enumerate(columns):
            explained = self.explain(name, column)
            wide = 34 if column == "description" else max(16, ceil(len(explained) / LINES_EXPLAINED))
            page.set_column(place, place, wide, self.formats.get(kind_of(told)))
            page.write(HEADING - 1, place, explained, self.small)
            page.write(HEADING, place, told["names"][self.place], self.head)
            page.data_validation(HEADING + 1, place, HEADING + rows, place, self.rule(name, column, told))
        if "ignored" in table:
            page.set_column(len(columns), len(columns), 30)
            page.write(HEADING, len(columns), self.say("remark"), self.head)
        names = [column for column, _ in columns]
        if set(SHARES) <= set(names):
            self.mark_wrong_sums(page, names.index(SHARES[0]), rows)
        if name == "year_one":
            for line, cells in enumerate(self.first_lines(), HEADING + 1):
                for column, text in cells.items():
                    page.write(line, names.index(column) if column in names else len(names), text)
        page.freeze_panes(HEADING + 1, 0)
        page.repeat_rows(HEADING)
        on_paper(page)

    def rule(self, table: str, column: str, told: dict) -> dict:
        """What a cell of a column may hold, and what is said beside it."""
        said = {"input_title": told["names"][self.place][:TITLE_ROOM],
                "input_message": self.explain(table, column)[:MESSAGE_ROOM]}
        if "list" in told:
            letter, count = self.column_of_list(told["list"]), len(self.lists[told["list"]])
            # Another material is taken too; another domain is not.
            strict = "information" if column == "material" else "stop"
            source = f"='{self.say('lists_sheet')}'!${letter}$2:${letter}${count + 1}"
            return said | {"validate": "list", "source": source, "error_type": strict}
        if kind_of(told) == "share":
            return said | {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1,
                           "error_type": "warning"}
        if kind_of(told) == "number":
            return said | {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning"}
        return said | {"validate": "any"}

    def column_of_list(self, name: str) -> str:
        """The letter of the column in which a list stands; its meanings stand beside it."""
        return chr(ord("A") + 2 * list(self.lists).index(name))

    def mark_wrong_sums(self, page, first: int, rows: int) -> None:
        """Colour shares that are filled in and do not make the whole."""
        left, right = (xlsxwriter.utility.xl_col_to_name(place) for place in (first, first + len(SHARES) - 1))
        cells = f"${left}{HEADING + 2}:${right}{HEADING + 2}"
        page.conditional_format(HEADING + 1, first, HEADING + rows, first + len(SHARES) - 1, {
            "type": "formula", "format": self.wrong, "criteria": f"=AND(COUNT({cells})>0,ABS(SUM({cells})-1)>0.005)"})

    def first_lines(self) -> Iterator[dict[str, str]]:
        """What is filled in already on the sheet of the first year: which works and things to look for."""
        word = {name: dict(zip(codes(name), (word for word, _ in self.lists[name]), strict=True))
                for name in ("domain", "functional_unit", "material", "method")}
        materials = [material for material in MATERIALS for _ in range(WORKS_EACH)]
        for number, material in enumerate([*materials, *[None] * (WORKS - len(materials))], 1):
            unit = MATERIALS.get(material)
            yield {"remark": self.say("hint.work", n=number)} | (
                {"material": word["material"][material]} if material else {}) | (
                {"functional_unit": word["functional_unit"][unit]} if unit else {})
        for domain, material, names in (("ict", "devices", ICT), ("facilities", "furniture", FURNITURE)):
            for name in names:
                yield {"domain": word["domain"][domain], "description": self.say(f"hint.{name}"),
                       "functional_unit": word["functional_unit"]["piece"], "material": word["material"][material],
                       "method": word["method"]["product_weight"]}

    def lists_page(self) -> None:
        """The sheet behind: every list of choices with what each means."""
        page = self.book.add_worksheet(self.say("lists_sheet"))
        headings = {told["list"]: told["names"][self.place]
                    for table in tables().values() for told in table["columns"].values() if "list" in told}
        for place, (name, words) in enumerate(self.lists.items()):
            page.set_column(2 * place, 2 * place, 24)
            page.set_column(2 * place + 1, 2 * place + 1, 50)
            page.write(0, 2 * place, f"{self.say('column_list')}: {headings[name]}", self.head)
            page.write(0, 2 * place + 1, self.say("meaning"), self.head)
            for line, (word, meaning) in enumerate(words, 1):
                page.write(line, 2 * place, word)
                page.write(line, 2 * place + 1, meaning, self.plain)
        on_paper(page)


def on_paper(page: Worksheet) -> None:
    """Print a sheet as wide as one page, lying down."""
    page.set_landscape()
    page.set_paper(PAPER_A4)
    page.fit_to_pages(1, 0)


def kind_of(told: dict) -> str:
    """What a column holds: "share", "number" or "" for text."""
    return "share" if "share" in told else "number" if "number" in told or "factor" in told else ""


def codes(name: str) -> list[str]:
    """The codes of a list of choices, in its order."""
    with (DATA / "codelists" / "own_use_choices.csv").open(encoding="utf-8", newline="") as rows:
        return [row["code"] for row in csv.DictReader(rows) if row["list"] == name]
