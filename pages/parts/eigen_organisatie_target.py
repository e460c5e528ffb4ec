"""The organisation's own target on a screen: its choices, and what they give where they are not asked."""

from figures.eigen_organisatie import Own
from indicators.assess import Assessment
from indicators.own_verdict import COVERAGE_WANTED
from pages.parts.screen import Screen

BASE, COVERAGE = "eigenbasis", "dekking"
# Levels of coverage to choose from, in per cent.
LEVELS = range(0, 101, 5)


def choose(screen: Screen, own: Own) -> tuple[int | None, int]:
    """The controls of the base year and of the coverage that a verdict needs."""
    t = screen.t
    nothing = t("screen.choice.no_base_year")
    base = screen.pick(BASE, [None, *own.years], None, label=t("eigen_organisatie.choice.base"),
                       show=lambda year: nothing if year is None else str(year))
    hint = t("eigen_organisatie.choice.coverage_hint", percent=f"{COVERAGE_WANTED}%")
    wanted = screen.pick(COVERAGE, LEVELS, COVERAGE_WANTED, label=t("eigen_organisatie.choice.coverage"),
                         show=lambda level: f"{level}%", kind="slider", hint=hint)
    return base, wanted


def assessment(screen: Screen, own: Own, base_year: int | None = None) -> Assessment | None:
    """The target on a screen that does not ask: the choices made on the screen of the organisation stand in the
    address; without one the base year of this screen serves, and a year without figures is called so.
    """
    chosen, _ = screen.address.read(BASE, [None, *own.years], None)
    wanted, _ = screen.address.read(COVERAGE, LEVELS, COVERAGE_WANTED)
    return own.assessment(chosen or base_year, wanted)
