"""Targets as data: the rows of `data/targets.csv`, the path each prescribes, and the guard against mixing
scopes.

No percentage of any target stands here; every number comes from the rows. A reduction is a fraction of the
use in the base year (a quarter less is 0.25).
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path as File
from typing import Any, Literal

TARGETS = File(__file__).parents[1] / "data" / "targets.csv"

Shape = Literal["linear", "stepwise"]
SHAPES: tuple[Shape, ...] = ("linear", "stepwise")

# Which data can measure a kind of target. A kind that is not named here is measured by no series at all.
SCOPE_OF_KIND = {
    "organisation": "organisation",
    "territory": "territory",
    "construction": "construction",
    "biobased": "construction",
    "context": "territory",
}
# Fields that all milestones of one target must share.
IDENTITY = ("level", "kind", "region", "indicator", "dimension", "category", "base_year",
            "scope_nl", "scope_en")


class TargetError(ValueError):
    """A row of the target table that cannot be right, named by target and year."""


class ScopeError(ValueError):
    """A target was applied to data of another scope without being asked for as a comparison."""

    def __init__(self, target: "Target", differs: tuple[str, ...]):
        self.target_id = target.id
        self.differs = differs
        super().__init__(f"{target.id} does not apply to these data (other {', '.join(differs)}); "
                         "ask for it as a comparison, with the words that go with one")


@dataclass(frozen=True, slots=True)
class Milestone:
    """One row of the table: a year (or None) with a reduction (fraction), or a value in `unit`, or neither.
    """

    year: int | None
    reduction: float | None
    value: float | None
    unit: str
    quote: str
    note_nl: str
    note_en: str
    status: str
    source_id: str

    def note(self, lang: str) -> str:
        return self.note_nl if lang == "nl" else self.note_en


@dataclass(frozen=True, slots=True)
class Target:
    """All milestones of one target, in order of year, with what they apply to.

    `indicators` are the ids the target may be measured with; empty when no series of this project measures
    it. `base_year` is None when the source sets none.
    """

    id: str
    level: str
    kind: str
    region: str
    indicators: tuple[str, ...]
    dimension: str
    category: str
    base_year: int | None
    scope_nl: str
    scope_en: str
    milestones: tuple[Milestone, ...]

    def scope(self, lang: str) -> str:
        return self.scope_nl if lang == "nl" else self.scope_en

    @property
    def steps(self) -> tuple[tuple[int, float], ...]:
        """(year, reduction) of the milestones that have both, in order of year."""
        return tuple((m.year, m.reduction) for m in self.milestones
                     if m.year is not None and m.reduction is not None)


@dataclass(frozen=True, slots=True)
class BaseYear:
    """The year that reductions count from. `chosen` is True when a reader chose it, False when the source
    sets it.

    `reason` is why it was chosen; a published release freezes the choice with it.
    """

    year: int
    chosen: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """The reduction a target requires year by year: 0 in the base year, then its milestones."""

    target_id: str
    base: BaseYear
    steps: tuple[tuple[int, float], ...]

    def reduction(self, year: int, shape: Shape = "linear") -> float | None:
        """Required reduction (fraction) in a year; None before the base year.

        Linear: r(t) = r_i + (r_j - r_i) (t - t_i) / (t_j - t_i) between neighbours i, j of the base year and
        the milestones. Stepwise: the reduction of the last milestone reached, 0 before the first. After the
        last milestone both stay where they are: a goal that was due does not lapse. Source: method, section 2
        ("the required reduction between milestones follows the linear path").
        """
        if shape not in SHAPES:
            raise ValueError(f"unknown shape {shape!r}; known: {', '.join(SHAPES)}")
        points = ((self.base.year, 0.0), *self.steps)
        if year < points[0][0]:
            return None
        if year >= points[-1][0]:
            return points[-1][1]
        start, end = next((a, b) for a, b in pairwise(points) if a[0] <= year < b[0])
        if shape == "stepwise":
            return start[1]
        return start[1] + (end[1] - start[1]) * (year - start[0]) / (end[0] - start[0])

    def level(self, year: int, base_value: float | None, shape: Shape = "linear") -> float | None:
        """Required level = (1 - required reduction) x value in the base year, in the unit of that value."""
        reduction = self.reduction(year, shape)
        return None if reduction is None or base_value is None else (1 - reduction) * base_value

    def next_milestone(self, year: int) -> int | None:
        """The first milestone after a year; None when all have passed."""
        return next((step for step, _ in self.steps if step > year), None)

    @property
    def last_year(self) -> int:
        return self.steps[-1][0]


def read_targets(rows: Iterable[Mapping[str, Any]] | None = None) -> dict[str, Target]:
    """Targets by id, in order of appearance, from rows of the table (default: the file that ships).

    Takes the text of the csv file as well as the typed values of `meta.target`. Raises TargetError for a year
    that comes twice, milestones of one target that differ in what they apply to, a reduction outside 0..1 (25
    instead of 0.25), and a later milestone that asks for less than an earlier one.
    """
    if rows is None:
        with TARGETS.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(_text(row["target_id"]), []).append(row)
    return {target_id: _target(target_id, group) for target_id, group in groups.items()}


def base_year_for(target: Target, chosen: int | BaseYear | None) -> BaseYear | None:
    """The base year to count from: the published one if there is one, else the reader's choice, else None.

    A choice never replaces a published base year: the target would become another target.
    """
    if target.base_year is not None:
        return BaseYear(target.base_year, chosen=False)
    if chosen is None or isinstance(chosen, BaseYear):
        return chosen
    return BaseYear(int(chosen), chosen=True)


def no_path_reason(target: Target, base: BaseYear | None) -> str | None:
    """Why a target has no path (a reason key of the catalogue `verdict`), or None when it has one."""
    if not target.steps:
        return _no_number_reason(target)
    if base is None:
        return "no_base_year"
    if base.year >= target.steps[0][0]:
        return "base_not_before_milestone"
    return None


def path_of(target: Target, base: BaseYear | None) -> Path | None:
    """The path of a target from a base year; None where `no_path_reason` gives a reason."""
    if no_path_reason(target, base) is not None:
        return None
    return Path(target.id, base, target.steps)


def scope_differences(target: Target, *, scope: str, region: str, indicator: str, dimension: str,
                      category: str) -> tuple[str, ...]:
    """In what data differ from what a target applies to: any of scope, region, indicator, category; () for a
    match.

    `scope` says what the data measure: `territory`, `organisation` or `construction`. A target without
    indicator is measured by no territorial series; data of an organisation or of building projects match on
    scope alone, as long as the target names no indicator.
    """
    differs = []
    if SCOPE_OF_KIND.get(target.kind) != scope:
        differs.append("scope")
    if target.region and target.region != region:
        differs.append("region")
    if indicator not in target.indicators and (target.indicators or scope == "territory"):
        differs.append("indicator")
    for asked, given in ((target.dimension, dimension), (target.category, category)):
        if asked and asked != given and "category" not in differs:
            differs.append("category")
    return tuple(differs)


def comparison_keys(target: Target, differs: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of the words that must stand by a comparison, in chart, alt text and every export of it.

    Another scope is said first and alone (`verdict.comparison.organisation`): it covers the rest.
    """
    if "scope" in differs:
        return (f"verdict.comparison.{target.kind}",)
    return tuple(f"verdict.comparison.{aspect}" for aspect in differs)


def guard(target: Target, *, comparison: bool = False, **data: str) -> tuple[str, ...]:
    """Raise ScopeError when a target does not apply to the data, unless asked as comparison.

    `data` as for `scope_differences`. Returns the keys of the comparison words; () when the target applies.
    """
    differs = scope_differences(target, **data)
    if differs and not comparison:
        raise ScopeError(target, differs)
    return comparison_keys(target, differs)


def _no_number_reason(target: Target) -> str:
    if target.kind == "policy_output":
        return "policy_output"
    if any(m.value is not None or m.reduction is not None for m in target.milestones):
        return "no_year" if all(m.year is None for m in target.milestones) else "not_a_reduction"
    return "no_number"


def _target(target_id: str, rows: list[Mapping[str, Any]]) -> Target:
    first = rows[0]
    for name in IDENTITY:
        if len({_text(row.get(name)) for row in rows}) > 1:
            raise TargetError(f"{target_id}: its milestones differ in {name}")
    milestones = [_milestone(target_id, row) for row in rows]
    milestones.sort(key=lambda milestone: (milestone.year is None, milestone.year or 0))
    for earlier, later in pairwise(milestones):
        if earlier.year == later.year:
            raise TargetError(f"{target_id}: year {earlier.year} comes twice")
    target = Target(
        id=target_id,
        level=_text(first.get("level")),
        kind=_text(first.get("kind")),
        region=_text(first.get("region")),
        indicators=tuple(_text(first.get("indicator")).replace(";", " ").replace("|", " ").split()),
        dimension=_text(first.get("dimension")),
        category=_text(first.get("category")),
        base_year=_year(target_id, first.get("base_year")),
        scope_nl=_text(first.get("scope_nl")),
        scope_en=_text(first.get("scope_en")),
        milestones=tuple(milestones),
    )
    for (_, less), (year, more) in pairwise(target.steps):
        if more < less:
            raise TargetError(f"{target_id}: {year} asks for less than the milestone before it")
    return target


def _milestone(target_id: str, row: Mapping[str, Any]) -> Milestone:
    reduction = _number(target_id, row.get("reduction"))
    if reduction is not None and not 0 <= reduction <= 1:
        raise TargetError(f"{target_id}: reduction {reduction} is not a fraction between 0 and 1")
    return Milestone(
        year=_year(target_id, row.get("target_year")),
        reduction=reduction,
        value=_number(target_id, row.get("value")),
        unit=_text(row.get("unit")),
        quote=_text(row.get("quote")),
        note_nl=_text(row.get("note_nl")),
        note_en=_text(row.get("note_en")),
        status=_text(row.get("status")),
        source_id=_text(row.get("source_id")),
    )


def _text(value: Any) -> str:
    # A missing value is None from DuckDB, NaN from pandas and empty text from a csv file.
    return "" if value is None or value != value else str(value).strip()


def _number(target_id: str, value: Any) -> float | None:
    text = _text(value)
    try:
        return float(text) if text else None
    except ValueError:
        raise TargetError(f"{target_id}: {text!r} is not a number") from None


def _year(target_id: str, value: Any) -> int | None:
    number = _number(target_id, value)
    if number is None:
        return None
    if number != int(number):
        raise TargetError(f"{target_id}: {number} is not a year")
    return int(number)
