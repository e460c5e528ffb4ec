"""What drives the change of an impact between two years.

The factors are the same in both years, so that all change is change in what comes in. Of a goods group it is

    change = factor x (DMI in year - DMI in base year)

and of all together it has two parts: the amount (all goods more or less by the same share) and the mix (more of what
weighs heavy). Only cells count that are known in both years, and only goods groups with a factor.
"""

from dataclasses import dataclass
from math import sqrt

import duckdb
import pandas as pd

from indicators.flow_link import Selection, sums_sql
from indicators.impact import IMPACTS
from indicators.movers import COLUMNS, movers

# What comes in from outside or is extracted: the goods of DMI.
INPUT = ("abroad", "other_provinces", "extraction")
ALL = "all"


@dataclass(frozen=True)
class ImpactChange:
    """What changed from `base_year` to `year`, in the unit of the impact (kt for ghg, mln EUR for mki).

    `groups`: the columns of `movers` per goods group (category), with `factor` and `mass_change` (mln kg); a group
    without a factor has verdict "unknown". `whole`: the same for all groups with a factor together, or None where
    nothing is known. `by_amount` + `by_mix` = the change of the whole; both None where the base year has no input.
    """

    impact: str
    base_year: int
    year: int
    groups: pd.DataFrame
    whole: dict | None
    by_amount: float | None
    by_mix: float | None


def impact_change(
    cursor: duckdb.DuckDBPyConnection, region: str, base_year: int, year: int, impact: str = "ghg"
) -> ImpactChange:
    """Take the change of an impact apart by goods group, largest change first.

    Margins are 1.96 standard errors of the change of the flows (correlation one half); those of the factors are not
    in them. ValueError for one year twice or another impact than `ghg` or `mki`.
    """
    if impact not in IMPACTS:
        raise ValueError(impact)
    asked = Selection(region, measure="mass", scope="all", dimension="goods_group", origins=INPUT)
    years = [base_year, year]
    rows = cursor.execute(sums_sql(asked, years, known_in=years)).df()
    factors = dict(cursor.execute(
        f"select cast(goods_group as varchar), factor::double from group_factors('{impact}')").fetchall())
    mass = movers(rows, base_year, year).set_index("category")["change"]
    factor = rows["category"].map(factors).astype(float)
    costs = rows.assign(value=rows["value"] * factor, standard_error=rows["standard_error"] * factor.abs())
    groups = movers(costs, base_year, year)
    groups["factor"] = groups["category"].map(factors).astype(float)
    groups["mass_change"] = groups["category"].map(mass)
    covered = factor.notna()
    by_amount, by_mix = parts(rows[covered], costs[covered], base_year, year)
    return ImpactChange(impact, base_year, year, groups, together(costs[covered], base_year, year), by_amount, by_mix)


def together(costs: pd.DataFrame, base_year: int, year: int) -> dict | None:
    """The row of `movers` for all goods groups together; errors of separate cells add up as squares."""
    known = costs.dropna(subset=["value"])
    if known.empty:
        return None
    whole = known.assign(square=known["standard_error"] ** 2).groupby("year").agg(
        value=("value", "sum"), square=("square", lambda squares: squares.sum(skipna=False)),
        rows_known=("rows_known", "sum"), rows_expected=("rows_expected", "sum"),
    ).reset_index()
    whole = whole.assign(category=ALL, standard_error=whole["square"].map(sqrt), flags="")
    (row,) = movers(whole, base_year, year)[COLUMNS].to_dict("records")
    return row


def parts(mass: pd.DataFrame, costs: pd.DataFrame, base_year: int, year: int) -> tuple[float | None, float | None]:
    """The change as (by amount, by mix): with M the weight and C the impact of the covered goods, by amount is
    (M_t - M_b) x C_b / M_b and by mix is the rest. Source: index decomposition with base-year weights (Laspeyres).
    """
    weight = mass.dropna(subset=["value"]).groupby("year")["value"].sum()
    cost = costs.dropna(subset=["value"]).groupby("year")["value"].sum()
    if not {base_year, year} <= set(weight.index) or weight[base_year] <= 0:
        return None, None
    by_amount = (weight[year] - weight[base_year]) * cost[base_year] / weight[base_year]
    return float(by_amount), float(cost[year] - cost[base_year] - by_amount)
