"""Which kinds of goods moved most between two years, and whether the change can be told from zero.

    rows = cursor.execute(sums_sql(selection, [2018, 2022], known_in=[2018, 2022])).df()
    movers(rows, 2018, 2022)

The rows must come from cells that are known in both years (`flow_link.sums_sql` with `known_in`): otherwise a figure
that is missing in one of them would look like a change.
"""

from collections.abc import Iterable

import pandas as pd

from indicators.uncertainty import Observation, compare_years

COLUMNS = [
    "category", "before", "after", "change", "margin", "lower", "upper", "relative", "verdict", "depends_on_rho",
    "compared", "expected",
]
# In words on every screen: colour alone never says it.
VERDICTS = ("rise", "fall", "undecided", "no_margin", "unknown")


def movers(rows: pd.DataFrame, base_year: int, year: int) -> pd.DataFrame:
    """The change of every category from `base_year` to `year`, the largest first, the unknown last.

    before and after hold what is known in both years; margin is 1.96 standard errors of the change (correlation one
    half, `uncertainty`); relative is a fraction of before. verdict: "rise" or "fall" when the change can be told from
    zero, "undecided" when not, "no_margin" without standard errors, "unknown" without a value. compared and expected
    count cells of `year`. Raises ValueError when both years are one.
    """
    if base_year == year:
        raise ValueError(f"a change needs two years, not {year} twice")
    of_category: dict[str, dict[int, dict]] = {}
    for row in rows.to_dict("records"):
        of_category.setdefault(row["category"], {})[int(row["year"])] = row
    found = []
    for category, seen in sorted(of_category.items()):
        now, before = (observation(seen.get(at), at) for at in (year, base_year))
        change = compare_years(now, before)
        counted = seen.get(year, {})
        found.append({
            "category": category,
            "before": before.value,
            "after": now.value,
            "change": change.absolute,
            "margin": change.margin,
            "lower": change.lower,
            "upper": change.upper,
            "relative": change.relative,
            "verdict": verdict(change),
            "depends_on_rho": change.depends_on_rho,
            "compared": int(counted.get("rows_known", 0)),
            "expected": int(counted.get("rows_expected", 0)),
        })
    frame = pd.DataFrame(found, columns=COLUMNS)
    order = frame["change"].astype(float).abs().sort_values(ascending=False, na_position="last", kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def largest(moved: pd.DataFrame, number: int, always: Iterable[str] = ()) -> pd.DataFrame:
    """The first `number` rows of `movers` with a change, and those of the categories in `always`."""
    told = moved.dropna(subset=["change"]).reset_index(drop=True)
    return told[(told.index < number) | told["category"].isin(list(always))]


def observation(row: dict | None, year: int) -> Observation:
    """A row as an observation; a category without cells in a year is unknown there."""
    return Observation(year, None) if row is None else Observation.from_row(row)


def verdict(change) -> str:
    """One of VERDICTS for a change between two years."""
    if change.absolute is None:
        return "unknown"
    if change.distinguishable is None:
        return "no_margin"
    if not change.distinguishable:
        return "undecided"
    return "rise" if change.absolute > 0 else "fall"


def beside(now: pd.DataFrame, moved: pd.DataFrame | None) -> pd.DataFrame:
    """The values of one year (rows of `flow_link.sums_sql`) with share and change beside them, one row per category.

    Adds share (of the sum of what is known; NULL when that is not positive) to value, standard_error, status and
    coverage, and the columns of `movers`; those are NULL without `moved`.
    """
    total = now["value"].sum()
    share = now["value"].astype(float) / total if total > 0 else None
    moved = pd.DataFrame(columns=COLUMNS) if moved is None else moved
    return now.assign(share=share).merge(moved, on="category", how="left")
