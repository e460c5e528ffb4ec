"""Classes for a map: where the limits between the colours lie.

Natural breaks (Fisher and Jenks, by `mapclassify`) put the limits in the widest gaps between the figures, so that
places in one colour are alike. They are computed **once over all years and places of a figure**: the same colour
then means the same amount in every year, and a slider shows change instead of new limits.

    breaks = natural_breaks(rows["value"])    # all years and provinces: (-inf, 20000, 35000, 60000, 100000, inf)
"""

import math
import warnings
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

# More colours than this cannot be told apart in a map of twelve provinces.
MOST = 5
STEPS = (5.0, 2.5, 2.0, 1.0)


def natural_breaks(values: Iterable[float | None], most: int = MOST) -> tuple[float, ...] | None:
    """Limits of at most `most` classes of natural breaks over all known figures; None when nothing is known.

    Class i holds breaks[i] <= value < breaks[i + 1]; the ends are infinite, so that there are always two classes or
    more. Limits are the roundest numbers that leave every figure in its class. Figures below zero and figures above
    it never share a class. The same figures give the same limits in any order.
    """
    known = sorted(float(value) for value in values if value is not None and value == value)
    if not known:
        return None
    below, above = [v for v in known if v < 0], [v for v in known if v >= 0]
    if below and above:
        few = min(max(round(most * len(below) / len(known)), 1), most - 1)
        groups = [*_groups(below, few), *_groups(above, most - few)]
    else:
        groups = _groups(known, most)
    between = [roundest(low[-1], high[0]) for low, high in pairwise(groups)]
    return (-math.inf, *(between or known[:1]), math.inf)


def _groups(known: list[float], most: int) -> list[list[float]]:
    """Sorted figures in groups that are as alike inside as can be."""
    classes = min(most, len(set(known)))
    if classes < 2:
        return [known]
    # Loading it takes a second, which only a reader of the map should wait for.
    from mapclassify import FisherJenks

    with warnings.catch_warnings():
        # It would rather have numba; a hundred figures take a few hundredths of a second without.
        warnings.filterwarnings("ignore", message="Numba not installed")
        tops = FisherJenks(known, k=classes).bins
    groups = [[] for _ in tops]
    for value in known:
        groups[min(bisect_left(tops, value), classes - 1)].append(value)
    return [group for group in groups if group]


def roundest(low: float, high: float) -> float:
    """The number with the fewest digits in (low, high]: a limit above `low` that is `high` or less.

    Raises ValueError unless low < high.
    """
    if not low < high:
        raise ValueError(f"nothing lies between {low} and {high}")
    power = math.floor(math.log10(max(abs(low), abs(high)))) + 1
    # A double has no more than 17 digits.
    for exponent in range(power, power - 18, -1):
        for step in STEPS:
            number = _largest_multiple(high, step, exponent)
            if low < number <= high:
                return number
    return high


def _largest_multiple(most: float, step: float, exponent: int) -> float:
    """The largest multiple of step x 10^exponent that is `most` or less."""
    if exponent >= 0:
        return math.floor(most / (step * 10**exponent)) * step * 10**exponent
    # A negative power of ten is no exact number, so divide by the positive one: 3 * 0.1 is not 0.3.
    return math.floor(most * 10**-exponent / step) * step / 10**-exponent


def digits(breaks: Iterable[float], least: int = 0) -> int:
    """How many decimals it takes to write these limits without changing them, and at least `least`."""
    finite = [limit for limit in breaks if math.isfinite(limit)]
    return next((n for n in range(least, 10) if all(math.isclose(round(x, n), x, abs_tol=1e-12) for x in finite)), 10)
