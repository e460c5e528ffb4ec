"""Places beside each other: what kind of place each is, how each develops, and how sure each figure is.

Direct material input never adds up over provinces (trade between them counts twice), and a port is no village. So
whoever puts provinces in a row also says how they differ: `structure_sql`.
"""

from collections.abc import Sequence
from functools import cache

import pandas as pd

from flows.sql import literal
from indicators.record import FOLDER
from indicators.uncertainty import Z95


@cache
def _formula(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def structure_sql(year: int) -> str:
    """The question for what kind of place each province is in a year: shares (0..1) of its direct material input.

    Columns: region, abroad, other_provinces, extracted (these three add up to 1), energy, exported, and standout (the
    trait in which it differs most from the middle province) with standout_share and standout_middle.
    """
    return _formula("structure").format(year=int(year))


def development_sql(indicator: str, dimension: str, category: str, regions: Sequence[str]) -> str:
    """The question for the change of each region since its own first year, in per cent.

    Rows of the contract without standard error (the errors of two years are not independent), and base_year.
    """
    chosen = {"indicator": indicator, "dimension": dimension, "category": category}
    quoted = {name: literal(value) for name, value in chosen.items()}
    return _formula("development").format(**quoted, regions=", ".join(map(literal, regions)))


def with_margins(rows: pd.DataFrame) -> pd.DataFrame:
    """A copy with `lower` and `upper`: value -/+ 1.96 standard error, missing where either number is."""
    margin = Z95 * rows["standard_error"]
    return rows.assign(lower=rows["value"] - margin, upper=rows["value"] + margin)
