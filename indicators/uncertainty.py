"""Figures with their standard error: margins, and the change between two years.

All formulas are those of the method, section 2 ("Uncertainty"). The standard error that CBS delivers leaves
out errors of classification, of the extraction rule and of factors; every text that leans on it says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite, isnan, sqrt
from typing import Any

# Half width of a 95% interval of a normal distribution, as the method fixes it.
Z95 = 1.96
# The correlation between the errors of two years is unknown: a half is used, the others show what hangs on
# that. Written as a fraction, so that a test can keep every decimal that is a target's percentage out of this
# room.
RHO_USED = 1 / 2
RHOS = (0.0, RHO_USED, 0.9)


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure of one year. `value` and `standard_error` share a unit; None is unknown, never 0.

    `flags` holds letters: X example data, B break in the series. `coverage` is rows known / rows expected
    (0..1), None when not asked. Raises ValueError for an infinite number or a negative standard error.
    """

    year: int
    value: float | None
    standard_error: float | None = None
    status: str = "A"
    flags: str = ""
    coverage: float | None = None

    def __post_init__(self):
        for number in (self.value, self.standard_error):
            if number is not None and not isfinite(number):
                raise ValueError(f"{self.year}: {number} is not a figure")
        if self.standard_error is not None and self.standard_error < 0:
            raise ValueError(f"{self.year}: a standard error cannot be negative")

    @property
    def is_example(self) -> bool:
        return "X" in self.flags

    @property
    def margin(self) -> float | None:
        """1.96 x standard error; None when either number is unknown."""
        return None if self.value is None or self.standard_error is None else Z95 * self.standard_error

    @property
    def lower(self) -> float | None:
        return None if self.margin is None else self.value - self.margin

    @property
    def upper(self) -> float | None:
        return None if self.margin is None else self.value + self.margin

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> "Observation":
        """From a row of `result.indicator_value` (a dict); rows_expected and rows_known give the coverage."""
        expected, known = _known(row.get("rows_expected")), _known(row.get("rows_known"))
        return cls(
            year=int(row["year"]),
            value=_known(row["value"]),
            standard_error=_known(row.get("standard_error")),
            status=row.get("status") or "A",
            flags=row.get("flags") or "",
            coverage=None if not expected or known is None else known / expected,
        )


@dataclass(frozen=True, slots=True)
class Series:
    """Observations of one quantity for one region, in order of year, and what they measure.

    `scope` is `territory`, `organisation` or `construction`: what the data are about, which decides which
    targets may be held against them. Raises ValueError when a year comes twice.
    """

    scope: str
    indicator: str
    region: str
    dimension: str
    category: str
    unit: str
    observations: tuple[Observation, ...]

    def __post_init__(self):
        ordered = tuple(sorted(self.observations, key=lambda observation: observation.year))
        if len({observation.year for observation in ordered}) < len(ordered):
            raise ValueError(f"{self.indicator} {self.region}: a year comes twice")
        object.__setattr__(self, "observations", ordered)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, Any]] | Any, *, scope: str) -> "Series":
        """From rows of `result.indicator_value` (dicts, or a DataFrame) with one indicator, region and
        category.

        Raises ValueError when there are no rows or they are of several series.
        """
        rows = rows.to_dict("records") if hasattr(rows, "to_dict") else list(rows)
        if not rows:
            raise ValueError("no rows to make a series of")
        key = ("indicator", "region", "dimension", "category", "unit")
        kinds = {tuple(row[name] for name in key) for row in rows}
        if len(kinds) > 1:
            raise ValueError(f"rows of several series: {sorted(kinds)}")
        return cls(scope, *kinds.pop(), tuple(Observation.from_row(row) for row in rows))

    def at(self, year: int) -> Observation | None:
        return next((o for o in self.observations if o.year == year), None)

    @property
    def latest(self) -> Observation | None:
        """The last observation with a value."""
        return next((o for o in reversed(self.observations) if o.value is not None), None)

    @property
    def data(self) -> dict[str, str]:
        """What the guard of `targets` compares with a target."""
        return {"scope": self.scope, "region": self.region, "indicator": self.indicator,
                "dimension": self.dimension, "category": self.category}


@dataclass(frozen=True, slots=True)
class Difference:
    """Y_t - c Y_b with its 95% interval at one correlation; the last four are None without both standard
    errors.
    """

    rho: float
    difference: float
    standard_error: float | None
    margin: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class YearChange:
    """Change from a base year to a year. `relative*` are fractions of the base value (-0.12 = 12% less).

    `distinguishable` is None when a standard error is missing. `depends_on_rho` is True when the answer is
    another at another correlation in `by_rho`. `reason` (key of the catalogue) says why there is no change to
    give.
    """

    base_year: int
    year: int
    absolute: float | None
    margin: float | None
    lower: float | None
    upper: float | None
    relative: float | None
    relative_lower: float | None
    relative_upper: float | None
    distinguishable: bool | None
    rho: float
    by_rho: tuple[tuple[float, bool], ...]
    depends_on_rho: bool
    reason: str | None
    is_example: bool


def difference(t: Observation, b: Observation, factor: float = 1.0,
               rho: float = RHO_USED) -> Difference | None:
    """D = Y_t - c Y_b with se^2 = se_t^2 + c^2 se_b^2 - 2 rho c se_t se_b and margin 1.96 se.

    `factor` is c: 1 for a plain change, 1 - required reduction against a target. None when a value is
    unknown. Raises ValueError for a correlation outside -1..1. Source: method, section 2; JCGM 100:2008
    (GUM), equation 16.
    """
    if not -1 <= rho <= 1:
        raise ValueError(f"a correlation lies between -1 and 1, not at {rho}")
    if t.value is None or b.value is None:
        return None
    apart = t.value - factor * b.value
    if t.standard_error is None or b.standard_error is None:
        return Difference(rho, apart, None, None, None, None)
    se_t, se_b = t.standard_error, factor * b.standard_error
    # The same as the formula above; written as a sum of squares it cannot fall below 0 by rounding.
    se = sqrt((se_t - rho * se_b) ** 2 + (1 - rho**2) * se_b**2)
    margin = Z95 * se
    return Difference(rho, apart, se, margin, apart - margin, apart + margin)


def ratio_interval(t: Observation, b: Observation, rho: float = RHO_USED) -> tuple[float, float] | None:
    """95% interval of the ratio R = Y_t / Y_b (Fieller 1954): all R with |Y_t - R Y_b| <= 1.96 se(Y_t - R
    Y_b).

    It is the same question as the one against a target with c = R, so the percentage on screen never
    contradicts the verdict: a change counts as distinguishable exactly when 1 lies outside this interval.
    With z = 1.96 the limits are the roots of
        (Y_b^2 - z^2 se_b^2) R^2 - 2 (Y_t Y_b - z^2 rho se_t se_b) R + (Y_t^2 - z^2 se_t^2) = 0.
    None when a number is missing, the base value is not positive, or its margin reaches 0 (no finite
    interval). Source: E.C. Fieller, "Some problems in interval estimation", J. Royal Statistical Society B 16
    (1954) 175-185.
    """
    if t.margin is None or b.margin is None or b.value <= 0 or b.margin >= b.value:
        return None
    # Divided by Y_b first, so that the squares of large weights do not lose digits.
    ratio, error_t, error_b = t.value / b.value, t.margin / b.value, b.margin / b.value
    a = 1 - error_b**2
    half = ratio - rho * error_t * error_b
    # The discriminant half^2 - a (ratio^2 - error_t^2), worked out so that ratio^2 does not cancel digits
    # away.
    rest = (error_t - rho * ratio * error_b) ** 2 + (1 - rho**2) * error_b**2 * (ratio**2 - error_t**2)
    root = sqrt(max(rest, 0.0))
    return (half - root) / a, (half + root) / a


def compare_years(t: Observation, b: Observation, rho: float = RHO_USED) -> YearChange:
    """The change from b to t with its margin, and whether it can be told from 0: |Y_t - Y_b| > 1.96 se, c =
    1.

    No change is given (with a reason) for one and the same year, or when a value is missing; the relative
    change needs a positive base value. Raises ValueError for a correlation outside -1..1.
    """
    change = difference(t, b, rho=rho)
    reason = "same_year" if t.year == b.year else _missing(t, b)
    if reason is not None or change is None:
        return YearChange(b.year, t.year, *[None] * 8, rho, (), False, reason, t.is_example or b.is_example)
    by_rho: tuple[tuple[float, bool], ...] = ()
    if change.margin is not None:
        others = [difference(t, b, rho=other) for other in sorted({*RHOS, rho})]
        by_rho = tuple((other.rho, abs(other.difference) > other.margin) for other in others)
    ratio = ratio_interval(t, b, rho)
    answer = dict(by_rho).get(rho)
    return YearChange(
        base_year=b.year,
        year=t.year,
        absolute=change.difference,
        margin=change.margin,
        lower=change.lower,
        upper=change.upper,
        relative=t.value / b.value - 1 if b.value > 0 else None,
        relative_lower=None if ratio is None else ratio[0] - 1,
        relative_upper=None if ratio is None else ratio[1] - 1,
        distinguishable=answer,
        rho=rho,
        by_rho=by_rho,
        depends_on_rho=any(other != answer for _, other in by_rho),
        reason=None,
        is_example=t.is_example or b.is_example,
    )


def _missing(t: Observation, b: Observation) -> str | None:
    if t.value is None:
        return "value_missing"
    return "base_value_missing" if b.value is None else None


def _known(value: Any) -> float | None:
    # A NULL arrives as None from DuckDB, as NaN or pandas.NA in a frame.
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    number = float(value)
    return None if isnan(number) else number
