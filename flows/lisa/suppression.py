"""Which sums of establishments must not be kept, so that nobody can read one firm in them, and the list at hand.

A sum is safe when enough establishments are in it and none has most of its jobs. What is not safe is left out; and
since other sums are kept, so much more is left out that nobody can work it out from them (`outsider.py`).
"""

import json
from collections.abc import Iterable
from contextlib import suppress

import duckdb
import numpy as np

from flows.lisa.outsider import Cell, Outsider
from flows.sources import source

LIST = "circular_activities"


def unsafe(cell: Cell, least: int, part: float) -> bool:
    """Whether one establishment could be read in a sum."""
    return cell.firms < least or cell.largest > part * cell.jobs


def hidden(cells: Iterable[Cell], least: int, part: float) -> set[str]:
    """The keys of the sums of one table that must not be kept: those that are not safe, and what protects them."""
    cells = sorted(cells, key=lambda cell: cell.key)
    outsider = Outsider(cells, np.array([unsafe(cell, least, part) for cell in cells], bool))
    # The largest first: what protects them mostly protects the others.
    for place in sorted(np.flatnonzero(outsider.left_out), key=lambda place: (-cells[place].jobs, place)):
        outsider.protect([place], part)
    if least > 2:
        for pair in outsider.pairs():
            outsider.protect(pair, part)
    return {cell.key for cell, is_left_out in zip(cells, outsider.left_out, strict=True) if is_left_out}


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
