"""What the figures of a confidential source are made of: which parts each one adds up, and which add up to which.

A source with rule `contributors` has a file `publish/composition/<source>.sql`. Its first statement leaves the
temporary table `disclosure_part` (part, year, amount); its last gives one row per figure: its key, amount (the sum of
its parts), companies, largest, two_largest (see `Rules.reasons`), parts, and for a percentage of_indicator,
of_dimension and of_category: the key of the weight that is a share of the amount.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from scipy import sparse

from flows.code_lists import NATION
from flows.sql import literal
from indicators.record import Parameter
from indicators.registry import indicators

FOLDER = Path(__file__).parent / "composition"
KEY = ["indicator", "region", "year", "dimension", "category"]
OF_KEY = ["of_indicator", "region", "year", "of_dimension", "of_category"]
# Equal but for what adding up in another order does to the last digits.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Table:
    """The figures of one year and their parts: parts that are in the same figures are one.

    `figures` is the frame of the composition with a fresh index, `member` a matrix of figures x parts with ones,
    `weights` the amount of each part.
    """

    figures: pd.DataFrame
    member: sparse.csr_array
    weights: np.ndarray


def has_composition(source_name: str) -> bool:
    """Whether the gate knows what the figures of a source are made of."""
    return (FOLDER / f"{source_name}.sql").exists()


def composition(connection: duckdb.DuckDBPyConnection, source_name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures that stand on a source, and their parts, for the default value of every parameter."""
    chosen = {parameter.name: literal(parameter.default) for parameter in parameters(source_name)}
    sql = (FOLDER / f"{source_name}.sql").read_text(encoding="utf-8").format(**chosen)
    figures = connection.execute(sql).df()
    return figures, connection.execute(
        "select part, year, cast(amount as double) as amount from disclosure_part order by part"
    ).df()


def parameters(source_name: str) -> list[Parameter]:
    """The parameters of all indicators that need a source."""
    return [parameter for record in indicators().values() if source_name in record.needs
            for parameter in record.parameters]


def agrees(rows: pd.DataFrame, figures: pd.DataFrame) -> pd.Series:
    """Which rows of the contract are what their composition says; the gate stays closed for the others.

    A row without composition agrees when it is nought or has no value: there is nothing in it.
    """
    amounts = figures.set_index(KEY)["amount"]
    found = rows[KEY].merge(figures[[*KEY, *{*OF_KEY} - {*KEY}, "amount"]], how="left", on=KEY)
    part_of = found[OF_KEY].set_axis(KEY, axis=1).merge(amounts.reset_index(), how="left", on=KEY)["amount"]
    is_share = found["of_indicator"].notna()
    expected = found["amount"].where(~is_share, 100 * part_of.fillna(0) / found["amount"].replace(0, np.nan))
    value = rows["value"].reset_index(drop=True)
    same = (value - expected).abs() <= TOLERANCE * expected.abs().clip(lower=1)
    nothing = found["amount"].isna() & ((value == 0) | value.isna())
    return (same | nothing | (value.isna() & expected.isna())).set_axis(rows.index)


def tables(figures: pd.DataFrame, parts: pd.DataFrame) -> Iterator[Table]:
    """One table for each year; years have no part in common."""
    amounts = parts.set_index("part")["amount"]
    for _, of_year in figures.groupby("year", sort=True):
        yield table(of_year.reset_index(drop=True), amounts)


def table(figures: pd.DataFrame, amounts: pd.Series) -> Table:
    """The figures of one year with their parts, alike parts taken together."""
    places = np.repeat(np.arange(len(figures)), figures["parts"].map(len))
    used, numbers = np.unique(np.concatenate(list(figures["parts"])), return_inverse=True)
    by_part = sparse.csc_array((np.ones(len(places)), (places, numbers)), shape=(len(figures), len(used)))
    by_part.sort_indices()
    seen: dict[bytes, int] = {}
    alike = np.array([
        seen.setdefault(by_part.indices[start:end].tobytes(), len(seen))
        for start, end in zip(by_part.indptr, by_part.indptr[1:], strict=False)
    ])
    # The size of what was summed, since a correction may take away what a receipt brought.
    weights = np.bincount(alike, np.abs(amounts.loc[used].to_numpy()))
    first = np.unique(alike, return_index=True)[1]
    return Table(figures, by_part[:, first].tocsr(), weights)


def sums(table: Table) -> list[tuple[int, np.ndarray]]:
    """Every figure that is the sum of figures of one family: its place, and the places of those.

    A family are the figures of one indicator, area and dimension, or of one indicator and category in the provinces.
    """
    figures, member = table.figures, table.member
    provinces = figures[figures["region"] != NATION]
    families = [*figures.groupby(["indicator", "region", "dimension"]).indices.values(),
                *(provinces.index.to_numpy()[places] for places in
                  provinces.groupby(["indicator", "dimension", "category"]).indices.values())]
    size = np.asarray(member.sum(axis=1)).ravel()
    found = []
    for family in families:
        shared = (member @ member[family].T).tocoo()
        inside = (shared.data == size[family[shared.col]]) & (family[shared.col] != shared.row)
        whole, part = shared.row[inside], family[shared.col[inside]]
        covered = np.bincount(whole, size[part], minlength=len(figures))
        for place in np.flatnonzero((covered == size) & (covered > 0)):
            found.append((int(place), np.sort(part[whole == place])))
    return found
