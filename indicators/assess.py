"""Everything a page needs about a target in one answer, so that pages do no arithmetic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.progress import Distance, Pace, distance, pace
from indicators.targets import (
    BaseYear,
    Path,
    Target,
    base_year_for,
    guard,
    no_path_reason,
    path_of,
    read_targets,
    scope_differences,
)
from indicators.trend import EXCEPTIONAL_YEARS, Trend, fit
from indicators.uncertainty import RHO_USED, Observation, Series, YearChange, compare_years
from indicators.verdict import CONTEXT_KINDS, DESCRIPTIVE_KINDS, Verdict, judge

if TYPE_CHECKING:
    import pandas as pd

# Reasons that hold whatever data there are; they are said before the absence of data is.
WITHOUT_PATH = frozenset({"no_number", "no_year", "not_a_reduction", "policy_output"})
# With another category of the right territory, use may still be described as above or below the path, with
# the words of a comparison. With another scope, region or indicator nothing is judged.
DESCRIBABLE = frozenset({"category"})
DRAWN_ONLY = frozenset({"no_data_of_scope", "comparison_only"})


@dataclass(frozen=True, slots=True)
class PathRow:
    """One year of a path chart. Levels in the unit of the data, index with the base year at 100.

    required_*, index_* are None before the base year; value, lower, upper are the observation with its 95%
    margin; value_index its index. `exceptional` marks a year that is no ordinary one (2020).
    """

    year: int
    reduction_linear: float | None
    reduction_stepwise: float | None
    index_linear: float | None
    index_stepwise: float | None
    required_linear: float | None
    required_stepwise: float | None
    value: float | None
    lower: float | None
    upper: float | None
    value_index: float | None
    status: str
    flags: str
    exceptional: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """A target, the data held against it, and the answers.

    path: None with `no_path` (reason key) where the target has none. rows: the years of the path chart;
    without a path only the observations. distances: to the path in `year`, then to each milestone after it.
    change, pace, trend: None without data. comparison: keys of the words that must stand in chart, alt text
    and every export; empty when the target applies to the data.
    """

    target: Target
    base: BaseYear | None
    year: int | None
    series: Series | None
    path: Path | None
    no_path: str | None
    rows: tuple[PathRow, ...]
    verdict: Verdict
    change: YearChange | None
    distances: tuple[Distance, ...]
    pace: Pace | None
    trend: Trend | None
    comparison: tuple[str, ...]
    is_example: bool

    @property
    def unit(self) -> str:
        return self.series.unit if self.series else ""

    def table(self) -> "pd.DataFrame":
        """The rows as a frame: year, reduction_*, index_*, required_*, value, lower, upper, value_index
        (float64, NaN where unknown), status, flags, exceptional. Empty, with the same columns, where there is
        nothing.
        """
        import pandas as pd

        columns = list(PathRow.__dataclass_fields__)
        rows = [[getattr(row, column) for column in columns] for row in self.rows]
        frame = pd.DataFrame(rows, columns=columns)
        numbers = columns[1 : columns.index("status")]
        return frame.astype({"year": "int64", "exceptional": "bool"} | dict.fromkeys(numbers, "float64"))


def assess(target: Target | Iterable[Mapping[str, Any]], observations: Series | None = None,
           base_year: int | BaseYear | None = None, year: int | None = None, *, comparison: bool = False,
           rho: float = RHO_USED, trend: bool = False, leave_out: Iterable[int] = ()) -> Assessment:
    """Hold one target against one series.

    target: a Target, or the rows of one target. observations: None when no data of its scope exist yet.
    base_year: the reader's choice (an int, or a BaseYear with its reason); a published base year stands
    whatever is chosen. year: the year to judge (default: the last with a value). comparison: allow a target
    of another scope; the record then carries the words to show and no verdict on policy. trend: also fit the
    trend line, up to the next milestone at most, without the years of `leave_out`.

    Raises ScopeError when the target does not apply to the data and no comparison was asked, ValueError when
    the rows are of several targets, TargetError for rows that cannot be right.
    """
    if not isinstance(target, Target):
        targets = read_targets(target)
        if len(targets) != 1:
            raise ValueError(f"rows of one target expected, found {', '.join(targets) or 'none'}")
        (target,) = targets.values()
    words = guard(target, comparison=comparison, **observations.data) if observations is not None else ()
    base = base_year_for(target, base_year)
    path = path_of(target, base)
    t = b = None
    if observations is not None:
        latest = observations.latest
        year = year if year is not None else latest.year if latest else None
        t = observations.at(year) if year is not None else None
        b = observations.at(base.year) if base else None
    reason = _known_reason(target, base, observations)
    # A path of another scope is drawn for comparison, but nothing is measured against it.
    held = (t, b) if reason not in DRAWN_ONLY else (None, None)
    verdict = judge(target, path, *held, year=year, rho=rho, reason=reason,
                    unit=observations.unit if observations else "", comparison=words,
                    notes=_notes(base, observations, t, b))
    return Assessment(
        target=target,
        base=base,
        year=year,
        series=observations,
        path=path,
        no_path=no_path_reason(target, base),
        rows=_rows(path, observations, b),
        verdict=verdict,
        change=compare_years(t, b, rho) if t is not None and b is not None else None,
        distances=_distances(path, *held),
        pace=pace(path, *held) if path is not None else None,
        trend=_trend(path, observations, leave_out) if trend and observations is not None else None,
        comparison=words,
        is_example=observations is not None and any(o.is_example for o in observations.observations),
    )


def assess_each(targets: Iterable[Target], series: Iterable[Series], base_year: int | BaseYear | None = None,
                year: int | None = None, **options: Any) -> list[Assessment]:
    """Each target against the first series it applies to, or without data where none does. Options as for
    `assess`.

    Never a comparison: a target is not held against data of another scope here.
    """
    series = tuple(series)
    answers = []
    for target in targets:
        fitting = next((s for s in series if not scope_differences(target, **s.data)), None)
        answers.append(assess(target, fitting, base_year, year, **options))
    return answers


def _known_reason(target: Target, base: BaseYear | None, series: Series | None) -> str | None:
    """Why there is no verdict before any figure is looked at; the first that holds is the one said."""
    no_path = no_path_reason(target, base)
    if no_path in WITHOUT_PATH:
        return no_path
    if target.kind in CONTEXT_KINDS:
        return "context_only"
    if series is None:
        return "no_data_of_scope"
    differs = set(scope_differences(target, **series.data))
    describable = target.kind in DESCRIPTIVE_KINDS and differs <= DESCRIBABLE
    if differs and not describable:
        return "no_data_of_scope" if "scope" in differs else "comparison_only"
    return no_path


def _notes(base: BaseYear | None, series: Series | None, t: Observation | None,
           b: Observation | None) -> tuple[str, ...]:
    """Cautions that belong to the figures of the two years compared, as keys of the catalogue."""
    notes = []
    begins = series is None or (b is not None and b.value is not None)
    if base is not None and base.chosen and begins:
        notes.append("base_year_chosen")
    if t is None or b is None:
        return tuple(f"verdict.note.{note}" for note in notes)
    if any("B" in o.flags for o in series.observations if b.year < o.year <= t.year):
        notes.append("break_between")
    if {t.year, b.year} & EXCEPTIONAL_YEARS:
        notes.append("exceptional_year")
    if any(o.coverage is not None and o.coverage < 1 for o in (t, b)):
        notes.append("incomplete")
    if t.standard_error is not None and b.standard_error is not None:
        notes.append("standard_error_scope")
    if t.is_example or b.is_example:
        notes.append("example")
    return tuple(f"verdict.note.{note}" for note in notes)


def _rows(path: Path | None, series: Series | None, b: Observation | None) -> tuple[PathRow, ...]:
    observed = {o.year: o for o in series.observations} if series is not None else {}
    years = set(observed)
    if path is not None:
        years |= {path.base.year, path.last_year}
    if not years:
        return ()
    base_value = b.value if b is not None else None
    rows = []
    for year in range(min(years), max(years) + 1):
        linear = path.reduction(year) if path else None
        stepwise = path.reduction(year, "stepwise") if path else None
        o = observed.get(year)
        rows.append(PathRow(
            year=year,
            reduction_linear=linear,
            reduction_stepwise=stepwise,
            index_linear=None if linear is None else 100 * (1 - linear),
            index_stepwise=None if stepwise is None else 100 * (1 - stepwise),
            required_linear=path.level(year, base_value) if path else None,
            required_stepwise=path.level(year, base_value, "stepwise") if path else None,
            value=o.value if o else None,
            lower=o.lower if o else None,
            upper=o.upper if o else None,
            value_index=_index(o, base_value),
            status=o.status if o else "",
            flags=o.flags if o else "",
            exceptional=year in EXCEPTIONAL_YEARS,
        ))
    return tuple(rows)


def _index(o: Observation | None, base_value: float | None) -> float | None:
    if o is None or o.value is None or base_value is None or base_value <= 0:
        return None
    return 100 * o.value / base_value


def _distances(path: Path | None, t: Observation | None, b: Observation | None) -> tuple[Distance, ...]:
    if path is None or t is None:
        return ()
    years = [t.year, *(year for year, _ in path.steps if year > t.year)]
    return tuple(d for year in years if (d := distance(path, t, b, year)) is not None)


def _trend(path: Path | None, series: Series, leave_out: Iterable[int]) -> Trend:
    latest = series.latest
    until = path.next_milestone(latest.year) if path and latest else None
    return fit(series.observations, until, leave_out=leave_out)
