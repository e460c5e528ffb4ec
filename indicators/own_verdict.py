"""The verdict on the organisation's own target: only where enough of its spending was measured.

The rule of `assess` stands. On top of it, no verdict is given unless the coverage of the three years behind the figure
(indicator `own_coverage`, category `three_years`) reaches a level that the reader sets, in the year judged and in the
base year. Source: the coverage is a condition of the targets of the organisation; the level is a choice, not a rule.
"""

from collections.abc import Mapping
from dataclasses import replace

from indicators.assess import Assessment, assess
from indicators.targets import Target
from indicators.uncertainty import Series

# Per cent of the euros; the reader may set another level.
COVERAGE_WANTED = 60
# The mean of a year is over this many years, so that nearer years share some of them.
YEARS_IN_MEAN = 3


def assess_own(target: Target, series: Series | None, coverage: Mapping[int, float], base_year: int | None = None,
               wanted: float = COVERAGE_WANTED, year: int | None = None) -> Assessment:
    """The target of the organisation held against its own use.

    coverage: per cent of spending measured, by year; a year that is not there counts as unknown, so as too low.
    Raises what `assess` raises.
    """
    found = assess(target, series, base_year, year)
    if series is None:
        return found
    verdict = replace(found.verdict, notes=_notes(found))
    if found.path is None or verdict.outcome == "none":
        return replace(found, verdict=verdict)
    if verdict.reason == "base_value_missing":
        # Elsewhere a base year may be chosen of which the organisation has no records.
        return replace(found, verdict=replace(verdict, reason="own_base_missing"))
    if too_low(coverage, (found.base.year, found.year), wanted):
        verdict = replace(verdict, outcome="none", reason="coverage_too_low", by_rho=(), depends_on_rho=False,
                          outcome_stepwise=None)
    return replace(found, verdict=verdict)


def too_low(coverage: Mapping[int, float], years: tuple[int, ...], wanted: float) -> bool:
    """Whether the coverage of one of these years is unknown or below the level asked for."""
    return any(not coverage.get(year, 0) >= wanted for year in years)


def _notes(found: Assessment) -> tuple[str, ...]:
    """The notes with those of own records in place of those of CBS."""
    of_cbs, own = "verdict.note.standard_error_scope", "verdict.note.own_error"
    notes = [own if note == of_cbs else note for note in found.verdict.notes]
    if found.base is not None and 0 < found.year - found.base.year < YEARS_IN_MEAN:
        notes.append("verdict.note.means_overlap")
    return tuple(notes)
