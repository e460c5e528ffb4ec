"""How far to a milestone, and how fast: distance in kt and %, required against achieved pace."""

from dataclasses import dataclass

from indicators.targets import Path
from indicators.uncertainty import Observation


@dataclass(frozen=True, slots=True)
class Distance:
    """What separates the use of a year from the level a year of the path allows (positive: still too much).

    With L = (1 - required reduction) Y_b: `absolute` is Y_t - L in the unit of the data, `of_current` is (Y_t
    - L) / Y_t, the part of today's use that must still go, `of_base` is (Y_t - L) / Y_b, the same as a part
    of the base value.
    """

    year: int
    required_reduction: float
    level: float
    absolute: float
    of_current: float | None
    of_base: float


@dataclass(frozen=True, slots=True)
class Pace:
    """Change per year so far and still needed; negative is less use. `*_rate` are fractions per year.

    The linear pace (unit per year) is the one to lead with: the path is linear, so a straight walk along it
    has a constant linear pace. The constant percentage stands beside it, since a yearly cut is often thought
    of that way. `times` = required / achieved linear pace, only where both are a decrease. `already_met`: use
    lies at or below the level of `until_year`, so a required pace >= 0 is room, not a task.
    """

    since_year: int
    year: int
    until_year: int
    achieved: float
    achieved_rate: float | None
    required: float
    required_rate: float | None
    times: float | None
    already_met: bool


def distance(path: Path, t: Observation | None, b: Observation | None, year: int) -> Distance | None:
    """Distance of the use in t to what the linear path allows in `year` (a milestone, or the year of t
    itself).

    None when a value is missing, the base value is not positive, or `year` lies before the base year.
    """
    reduction = path.reduction(year)
    if reduction is None or not _usable(t, b):
        return None
    level = (1 - reduction) * b.value
    absolute = t.value - level
    return Distance(year, reduction, level, absolute, absolute / t.value if t.value > 0 else None,
                    absolute / b.value)


def pace(path: Path, t: Observation | None, b: Observation | None) -> Pace | None:
    """Achieved pace from the base year to t, and the pace from t to the first milestone after it.

    With n years between base year b and t, and m years from t to the milestone with level L:
        achieved, linear    (Y_t - Y_b) / n        constant percentage  (Y_t / Y_b)^(1/n) - 1
        required, linear    (L - Y_t) / m          constant percentage  (L / Y_t)^(1/m) - 1
    None when a value is missing, the base value is not positive, t is not after the base year, or no
    milestone is left. A percentage is None where a level is 0 or less: no constant percentage leads to or
    from there.
    """
    if not _usable(t, b) or t.year <= b.year:
        return None
    until = path.next_milestone(t.year)
    if until is None:
        return None
    level = path.level(until, b.value)
    achieved = (t.value - b.value) / (t.year - b.year)
    required = (level - t.value) / (until - t.year)
    return Pace(
        since_year=b.year,
        year=t.year,
        until_year=until,
        achieved=achieved,
        achieved_rate=_rate(b.value, t.value, t.year - b.year),
        required=required,
        required_rate=_rate(t.value, level, until - t.year),
        times=required / achieved if required < 0 and achieved < 0 else None,
        already_met=t.value <= level,
    )


def _usable(t: Observation | None, b: Observation | None) -> bool:
    return t is not None and b is not None and t.value is not None and b.value is not None and b.value > 0


def _rate(start: float, end: float, years: int) -> float | None:
    return (end / start) ** (1 / years) - 1 if start > 0 and end > 0 else None
