"""Places beside each other: what kind of place each is, how each develops, and how sure each figure is.

Direct material input never adds up over provinces (trade between them counts twice), and a port is no village. So
whoever puts provinces in a row also says how they differ: `structure_sql`.
"""

from collections.abc import Sequence
from functools import cache

import pandas as pd

from flows.sql import literal
from indicators.record import FOLDER
from indicators.uncertainty import Z95, Series, compare_years


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


def indexed(series: Series, base_year: int) -> pd.DataFrame:
    """Use relative to the base year, which is 100: 100 Y_t / Y_b, with the 95% interval of that ratio.

    Columns: year (int64), value (in the unit of the series), index, lower, upper (float64, NaN where unknown: a year
    without figure, a base year without figure or not above 0, an unknown standard error). The base year itself is 100
    by definition and has no margin. The interval is that of `uncertainty.compare_years`.
    """
    base = series.at(base_year)
    rows = []
    for seen in series.observations:
        index = lower = upper = None
        if base is not None and base.value is not None and base.value > 0:
            change = compare_years(seen, base)
            index, lower, upper = (None if part is None else 100 * (1 + part) for part in (
                change.relative, change.relative_lower, change.relative_upper))
            index = 100.0 if seen.year == base_year else index
        rows.append((seen.year, seen.value, index, lower, upper))
    columns = ["year", "value", "index", "lower", "upper"]
    return pd.DataFrame(rows, columns=columns).astype({"year": "int64"} | dict.fromkeys(columns[1:], "float64"))
