"""A straight line through the years with an honest interval. It describes; it never gives a status.

Nine noisy points do not decide whether a target is met: that is the work of `verdict.py`, which uses the
standard errors of the figures. There is no outcome in this module, on purpose.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from indicators.uncertainty import Observation

if TYPE_CHECKING:
    import pandas as pd

# 2020 (corona) is no ordinary year. It is marked, and left out only when asked.
EXCEPTIONAL_YEARS = frozenset({2020})
# Three points leave one degree of freedom, and a t quantile of 12.7: no interval worth drawing.
FEWEST_POINTS = 4


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year of the line. `beyond_data` is True after the last observation; `used` False for a year left
    out.
    """

    year: int
    fit: float
    lower: float
    upper: float
    value: float | None
    used: bool
    exceptional: bool
    beyond_data: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """The fitted line, or the reason why there is none (`reason`, key of the catalogue; numbers are None
    then).

    slope in unit per year with its own interval; residual_error in the unit of the data; level the confidence
    of both intervals (0.95); until the last year of the line.
    """

    reason: str | None
    years_used: tuple[int, ...]
    years_left_out: tuple[int, ...]
    exceptional_used: tuple[int, ...]
    level: float
    slope: float | None = None
    slope_lower: float | None = None
    slope_upper: float | None = None
    residual_error: float | None = None
    degrees_of_freedom: int | None = None
    until: int | None = None
    points: tuple[TrendPoint, ...] = ()
    breaks: tuple[int, ...] = ()
    is_example: bool = False

    def table(self) -> "pd.DataFrame":
        """Columns year, fit, lower, upper, value, used, exceptional, beyond_data; no rows without a line."""
        import pandas as pd

        columns = list(TrendPoint.__dataclass_fields__)
        rows = [[getattr(point, column) for column in columns] for point in self.points]
        return pd.DataFrame(rows, columns=columns).astype({"value": "float64"})


def fit(observations: Iterable[Observation], next_milestone: int | None = None, *,
        leave_out: Iterable[int] = (), exceptional: Iterable[int] = EXCEPTIONAL_YEARS,
        level: float = 0.95) -> Trend:
    """Ordinary least squares of value on year, with a prediction interval for a new observation.

    With x the year, n points, m = mean of x, S = sum (x - m)^2, slope b = sum (x - m)(y - mean y) / S and
    s^2 = sum (y - fit)^2 / (n - 2):
        fit(x) +- t s sqrt(1 + 1/n + (x - m)^2 / S),   slope: b +- t s / sqrt(S),
    t the quantile of Student's distribution with n - 2 degrees of freedom. Source: method, section 2; N.R.
    Draper and H. Smith, Applied Regression Analysis (3rd ed.), chapter 1.

    The line runs from the first observation to `next_milestone`, or to the last observation without one:
    never further. `leave_out` (years) keeps points out of the fit, still shown as not used. Values that are
    unknown do not count. Refuses (reason `too_few_points`) below four points. Raises ValueError for a level
    outside 0..1.
    """
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not at {level}")
    left_out, unusual = frozenset(leave_out), frozenset(exceptional)
    known = sorted((o for o in observations if o.value is not None), key=lambda o: o.year)
    used = [o for o in known if o.year not in left_out]
    years = tuple(o.year for o in used)
    dropped = tuple(o.year for o in known if o.year in left_out)
    marked = tuple(year for year in years if year in unusual)
    # A break counts from the second point on: the first has nothing before it to break with.
    breaks = tuple(o.year for o in used[1:] if "B" in o.flags)
    example = any(o.is_example for o in used)
    if len(used) < FEWEST_POINTS:
        return Trend("too_few_points", years, dropped, marked, level, is_example=example)

    # Loaded here because the import takes half a second, and most commands need no trend. The same quantile
    # as scipy.stats.t.ppf, which takes three times as long to import.
    from scipy.special import stdtrit

    n = len(used)
    mean_year, mean_value = sum(years) / n, sum(o.value for o in used) / n
    spread = sum((year - mean_year) ** 2 for year in years)
    slope = sum((o.year - mean_year) * (o.value - mean_value) for o in used) / spread

    def line(year: int) -> float:
        return mean_value + slope * (year - mean_year)

    residual = sqrt(sum((o.value - line(o.year)) ** 2 for o in used) / (n - 2))
    quantile = float(stdtrit(n - 2, (1 + level) / 2))
    last = known[-1].year
    until = last if next_milestone is None else max(next_milestone, last)
    values = {o.year: o.value for o in known}
    points = []
    for year in range(known[0].year, until + 1):
        width = quantile * residual * sqrt(1 + 1 / n + (year - mean_year) ** 2 / spread)
        points.append(TrendPoint(year, line(year), line(year) - width, line(year) + width, values.get(year),
                                 year in years, year in unusual, year > last))
    error = quantile * residual / sqrt(spread)
    return Trend(None, years, dropped, marked, level, slope, slope - error, slope + error, residual, n - 2,
                 until, tuple(points), breaks, example)
