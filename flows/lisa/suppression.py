"""Which sums of establishments must not be kept, so that nobody can read one firm in them, and the list at hand.

A sum is safe when enough establishments are in it and none has most of its jobs. What is not safe is left out; and
since totals are kept as well, what is left out of a total must together be safe too, or it could be found by
subtraction.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

import duckdb

from flows.sources import source

LIST = "circular_activities"


@dataclass(frozen=True)
class Cell:
    """A sum: its key, how many establishments, their jobs, those of the largest, and its totals (`lines`).

    `within` is the key of the sum of which this is a part that must not be kept when that sum is not.
    """

    key: str
    firms: int
    jobs: float
    largest: float
    lines: tuple[str, ...] = ()
    within: str = ""


def unsafe(cells: Iterable[Cell], least: int, part: float) -> bool:
    """Whether one establishment could be read in these sums together; no sums at all are safe."""
    cells = list(cells)
    if not cells:
        return False
    jobs = sum(cell.jobs for cell in cells)
    return sum(cell.firms for cell in cells) < least or max(cell.largest for cell in cells) > part * jobs


def hidden(cells: Iterable[Cell], least: int, part: float) -> set[str]:
    """The keys of the sums that must not be kept.

    First those that are not safe, then, until every total is safe against subtraction, the smallest sum beside them:
    what a total hides must be at least two sums that are safe together.
    """
    cells = sorted(cells, key=lambda cell: cell.key)
    lines: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        for line in cell.lines:
            lines[line].append(cell)
    left_out = {cell.key for cell in cells if unsafe([cell], least, part)}
    while True:
        more = {cell.key for cell in cells if cell.within in left_out} - left_out
        for members in lines.values():
            away = [cell for cell in members if cell.key in left_out]
            here = [cell for cell in members if cell.key not in left_out]
            if away and here and (len(away) == 1 or unsafe(away, least, part)):
                more.add(min(here, key=lambda cell: (cell.firms, cell.jobs, cell.key)).key)
        if not more:
            return left_out
        left_out |= more


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """What core.sql needs beside the delivered table: temp table `circular_list` (nace, r_strategy, list) of the list
    in use, and function `sums_to_leave_out` (a list of cells as JSON -> their keys that must not be kept).
    """
    rows, mark = activities()
    connection.execute("create or replace temp table circular_list (nace varchar, r_strategy varchar, list varchar)")
    connection.executemany("insert into circular_list values (?, ?, ?)", [(*row, mark) for row in rows])
    facts = source("lisa").facts

    def leave_out(text: str) -> list[str]:
        cells = [Cell(**{**cell, "lines": tuple(cell["lines"])}) for cell in json.loads(text)]
        return sorted(hidden(cells, facts["least_firms"], facts["largest_part"]))

    with suppress(duckdb.Error):  # there is none yet at the first delivery that a connection reads
        connection.remove_function("sums_to_leave_out")
    connection.create_function("sums_to_leave_out", leave_out, ["VARCHAR"], "VARCHAR[]")


def activities() -> tuple[list[tuple[str, str]], str]:
    """(class of NACE, R-strategy) of every circular activity on the list in use, and a mark that changes with it."""
    # Deliveries know how to read sources, so that they are imported where they are needed.
    from flows.deliveries import bundled, latest
    from flows.importing import read_delivery

    delivery = next((one for one in latest() if one.source == LIST), None) or bundled(LIST)
    with duckdb.connect(config={"threads": 1}) as connection:
        read_delivery(connection, source(LIST), delivery.path)
        rows = connection.execute("select nace, r_strategy from activity order by nace").fetchall()
        (mark,) = connection.execute(
            "select md5(string_agg(nace || '=' || r_strategy, ';' order by nace)) from activity").fetchone()
    return rows, mark
