"""From a StatLine table to rows as in `data/official/*.csv`: find columns, read codes, give the status."""

import difflib
import re
from dataclasses import dataclass

from flows.errors import WARN, Finding
from flows.statline.client import refusal

COLUMNS = (
    "series", "region", "year", "measure", "category", "value", "unit",
    "status", "published_as", "check_only", "vintage", "note", "source_id",
)  # fmt: skip
KEY = ("series", "region", "year", "measure", "category")
STATUSES = {
    "Definitief": ("A", "final"),
    "Voorlopig": ("P", "provisional"),
    "NaderVoorlopig": ("P", "revised_provisional"),
}
SECTIONS = {
    "uitkomsten zijn voorlopig over": "Voorlopig",
    "uitkomsten zijn nader voorlopig over": "NaderVoorlopig",
}


@dataclass(frozen=True)
class Column:
    """One column that is wanted and found: its key in the data, its words, and what it becomes."""

    key: str
    header: str
    measure: str
    category: str | None
    unit: str


def plain(text: str) -> str:
    """Words only, so that a dash, a bracket or a double space more makes no difference."""
    return " ".join(re.findall(r"[^\W_]+|%", text.casefold()))


def headers(properties: list[dict]) -> dict[str, dict]:
    """{words above a column: its entry in DataProperties}; the titles of its groups come first."""
    by_id = {entry["ID"]: entry for entry in properties}
    found = {}
    for entry in properties:
        if entry["Type"] != "Topic":
            continue
        titles, parent = [entry["Title"]], entry.get("ParentID")
        while parent is not None and parent in by_id:
            titles.append(by_id[parent]["Title"])
            parent = by_id[parent].get("ParentID")
        found[plain(" ".join(reversed(titles)))] = entry
    return found


def dimensions(spec: dict) -> list[str]:
    """Keys of the dimensions of a table: region, period, and the one that gives the category."""
    return [spec["region"], "Perioden", *([spec["categories"]["dimension"]] if "categories" in spec else [])]


def wanted_columns(table: str, spec: dict, properties: list[dict], findings: list[Finding]) -> list[Column]:
    """The wanted columns of a table, by their words.

    Refuses a missing dimension, a required column that is gone, and a column in another unit than expected;
    other columns that are gone are noted.
    """
    keys = {entry["Key"] for entry in properties}
    for dimension in dimensions(spec):
        if dimension not in keys:
            raise refusal("dimension_gone", table, dimension=dimension)
    found, columns = headers(properties), []
    for want in spec["columns"]:
        entry = found.get(plain(want["header"]))
        if entry is None:
            near = difflib.get_close_matches(plain(want["header"]), found, n=2, cutoff=0.7)
            values = {"header": want["header"], "near": "; ".join(near) or "-"}
            if want.get("required"):
                raise refusal("column_gone", table, **values)
            findings.append(Finding("column_gone", WARN, file=table, values=values, room="statline"))
            continue
        if plain(entry.get("Unit") or "") not in map(plain, want["units"]):
            unit = (entry.get("Unit") or "").strip() or "-"
            raise refusal("unit_changed", table, header=want["header"], expected=want["units"][0], found=unit)
        columns.append(
            Column(entry["Key"], want["header"], want["measure"], want.get("category"), want["as"])
        )
    return columns


def category_codes(table: str, spec: dict, entries: list[dict], findings: list[Finding]) -> dict[str, str]:
    """{code: category} of the category dimension, by title; refuses a required title that is gone."""
    codes = {plain(entry["Title"]): entry["Key"].strip() for entry in entries}
    found = {}
    for title, category in spec["categories"]["titles"].items():
        if plain(title) in codes:
            found[codes[plain(title)]] = category
        elif title in spec["categories"]["required"]:
            raise refusal("title_gone", table, title=title)
        else:
            findings.append(Finding("title_gone", WARN, file=table, values={"title": title}, room="statline"))
    return found


def filters(spec: dict, since: int, categories: dict[str, str]) -> str:
    """The OData filter: these regions, this kind of period from this year on, these categories."""
    def any_of(parts):
        return "(" + " or ".join(parts) + ")"

    parts = [
        any_of(f"substringof('{code}',{spec['region']})" for code in spec["regions"]),
        f"substringof('{spec['period']}',Perioden)",
        f"Perioden ge '{since}{spec['period']}'",
    ]
    if categories:
        parts.append(any_of(f"{spec['categories']['dimension']} eq '{code}'" for code in categories))
    return " and ".join(parts)


def status_of(period: dict, header: str) -> tuple[str, str]:
    """(status, published_as) of a column in a period.

    Most tables give the period a status. 70072ned gives none, and lists in the description of the period
    which subjects are (nader) voorlopig; the rest is final, as its explanation says.
    """
    said = (period.get("Status") or "").strip()
    if said:
        return STATUSES.get(said, STATUSES["Voorlopig"])
    section, described = None, (period.get("Description") or "").strip()
    for line in described.splitlines():
        words = plain(line)
        if words in SECTIONS:
            section = SECTIONS[words]
        elif section and words and plain(header).startswith(words):
            return STATUSES[section]
    if section is None and "voorlopig" in described.casefold():
        return STATUSES["Voorlopig"]
    return STATUSES["Definitief"]


@dataclass
class Tidy:
    """Rows as in `data/official`, cells without a figure, and rows that are not used here."""

    rows: list[dict]
    empty: int
    set_aside: int


def tidy(
    table: str, spec: dict, columns: list[Column], categories: dict[str, str], periods: list[dict],
    data: list[dict], regions: set[str], vintage: str,
) -> Tidy:  # fmt: skip
    """One row a region, year and column. A cell without a figure gives no row: it is unknown, and stays so.

    Refuses figures that are no numbers and keys that occur twice.
    """
    by_code = {period["Key"].strip(): period for period in periods}
    made = Tidy([], 0, 0)
    seen = set()
    for cells in data:
        region, period = cells[spec["region"]].strip(), cells["Perioden"].strip()
        category = None
        if categories:
            category = categories.get(cells[spec["categories"]["dimension"]].strip())
        if region not in regions or not re.fullmatch(rf"\d{{4}}{spec['period']}", period) or (
            categories and category is None
        ):
            made.set_aside += 1
            continue
        for column in columns:
            value = cells.get(column.key)
            if value is None:
                made.empty += 1
                continue
            status, published_as = status_of(by_code.get(period, {}), column.header)
            row = {
                "series": f"cbs_{table}",
                "region": region,
                "year": period[:4],
                "measure": column.measure,
                "category": category or column.category,
                "value": number(table, value),
                "unit": column.unit,
                "status": status,
                "published_as": published_as,
                "check_only": "false",
                "vintage": vintage,
                "note": spec["note"],
                "source_id": f"statline_{table}",
            }
            key = tuple(row[name] for name in KEY)
            if key in seen:
                raise refusal("double", table, figure=" ".join(key))
            seen.add(key)
            made.rows.append(row)
    return made


def number(table: str, value) -> str:
    """A JSON number as text, without a point where none is needed."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise refusal("no_number", table, found=str(value)[:40])
    return f"{int(value)}" if value == int(value) else repr(value)
