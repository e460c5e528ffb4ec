"""A made delivery in the exact layout of the CBS table, so that the dashboard runs before a real one arrives.

The figures are invented and agree with published totals (see `example_calibration`); they are no statistics.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.home import DATA

RECIPE_VERSION = "1"
HEADER = (
    "Jaar;Stroom_nr;Stroom;Provincie_nr;Provincienaam;Goederengroep_nr;Goederengroep_naam;"
    "Gebruiksgroep_nr;Gebruiksgroep_naam;Brutogew;Sf_brutogew;Waarde;Sf_waarde"
)
FRACTIONS = [("," + f"{n:03d}".rstrip("0")) if n else "" for n in range(1000)]


def write_example(path: Path) -> None:
    """Write the example delivery: 238,788 rows, `;`, decimal comma, cp1252, CRLF; the same bytes on each run.

    Weights in mln kg and values in mln EUR with at most three decimals; an unknown number is one space.
    KeyError when `data/official` lacks a published figure, RuntimeError when they cannot be met together.
    """
    path.write_bytes("\r\n".join((HEADER, *_rows(), "")).encode("cp1252"))


def _rows() -> Iterator[str]:
    # Here, because numpy and scipy take longer to load than everything else in this room.
    from flows.cbs_flows.example_series import YEARS, example_cells

    cells = example_cells()
    streams = [row["cbs_name"] for row in _code_list("streams")]
    middle = _line_middles()
    six_uses, not_split = _line_ends()
    for year, of_year in enumerate(YEARS):
        for number, (stream, cell) in enumerate(zip(streams, cells, strict=True), start=1):
            ends = six_uses if cell.weight.shape[-1] == len(six_uses) else not_split
            starts = [f"{of_year};{number};{stream};{between};{end}" for between in middle for end in ends]
            tables = (cell.weight, cell.weight_error, cell.value, cell.value_error)
            hidden = cell.hidden[year].ravel().tolist()
            columns = [_decimals(table[year].ravel().tolist(), hidden) for table in tables]
            yield from map(";".join, zip(starts, *columns, strict=True))


def _line_middles() -> list[str]:
    """Province and goods group, as the CBS table numbers and names them."""
    provinces = [(r["region"][2:], r["name_nl"]) for r in _code_list("regions") if r["kind"] == "province"]
    groups = [(row["goods_group"], row["name_nl"]) for row in _code_list("goods_groups")]
    return [_fields((*province, *group)) for province in provinces for group in groups]


def _line_ends() -> tuple[list[str], list[str]]:
    """Use group number and name: the six use groups with Totaal, and Niet van toepassing with Totaal."""
    ends = [_fields((str(n), row["cbs_name"])) for n, row in enumerate(_code_list("use_groups"), start=1)]
    *uses, not_applicable, total = ends
    return [*uses, total], [not_applicable, total]


def _fields(values: Iterable[str]) -> str:
    """Fields with separators between them, quoted where a name holds a `;` (goods group 25 does)."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="").writerow(values)
    return text.getvalue()


def _decimals(thousandths: list[int], hidden: list[bool]) -> list[str]:
    """Whole thousandths as decimal-comma text without trailing zeros; one space where hidden."""
    return [
        " " if unknown else ("-" if n < 0 else "") + str(abs(n) // 1000) + FRACTIONS[abs(n) % 1000]
        for n, unknown in zip(thousandths, hidden, strict=True)
    ]


def _code_list(name: str) -> list[dict[str, str]]:
    with (DATA / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
