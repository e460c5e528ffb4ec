"""A claimed effect of a measure against what the territory still has to do, and against what its statistic can show.

Everything in mln kg (1 mln kg is 1,000 tonnes). The claim is the owner's; nothing here says that it is right.
"""

from dataclasses import dataclass

from indicators.assess import Assessment
from indicators.uncertainty import RHO_USED, Observation, difference

TONNES_PER_MLN_KG = 1000


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What effects are held against. `noise`: the smallest change between two years that the statistic can tell from
    none; None where no standard error is known. `gap`: what must still go until `until`; None without a path.

    Both in mln kg, for the year and unit of the series. `is_example`: the series is example data.
    """

    year: int | None
    noise: float | None
    gap: float | None
    until: int | None
    is_example: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """A claim of `tonnes` a year. `of_gap` and `of_noise` are shares (1 is all of it), None where unknown.

    `answer`: too_small (no larger than the noise), visible, or unknown.
    """

    tonnes: float
    of_gap: float | None
    of_noise: float | None
    answer: str


def noise(observation: Observation | None, rho: float = RHO_USED) -> float | None:
    """The smallest yearly change that can be told from 0: 1.96 se(Y' - Y), with se(Y')= se(Y) = se.

    se(Y' - Y)^2 = se^2 + se^2 - 2 rho se se, so the noise is 1.96 se sqrt(2 (1 - rho)); at rho = 0.5 it is 1.96 se, the
    margin of the figure itself. In the unit of the figure. Source: method, section 2 ("Uncertainty").
    """
    if observation is None:
        return None
    change = difference(observation, observation, rho=rho)
    return None if change is None else change.margin


def yardstick(assessment: Assessment) -> Yardstick:
    """Noise and gap of the territory: its last figure, and its distance to the last milestone of its path."""
    series, year = assessment.series, assessment.year
    observation = series.at(year) if series is not None and year is not None else None
    last = assessment.distances[-1] if assessment.distances else None
    return Yardstick(year, noise(observation), last.absolute if last else None, last.year if last else None,
                     assessment.is_example)


def effect(tonnes: float, against: Yardstick) -> Effect:
    """A claim in tonnes a year against a yardstick.

        of_gap = tonnes / 1000 / gap        of_noise = tonnes / 1000 / noise

    A claim no larger than the noise is too small to see. No share of a gap that is closed (0 or less).
    """
    amount = tonnes / TONNES_PER_MLN_KG
    of_gap = amount / against.gap if against.gap is not None and against.gap > 0 else None
    of_noise = amount / against.noise if against.noise else None
    answer = "unknown" if against.noise is None else "too_small" if amount <= against.noise else "visible"
    return Effect(tonnes, of_gap, of_noise, answer)
