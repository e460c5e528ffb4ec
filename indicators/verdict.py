"""Does use lie on the path of a target? The rule, its sensitivity, and the reasons for not answering.

D = Y_t - c Y_b with c = 1 - required reduction (linear path). On track: upper limit of D <= 0. Off track:
lower limit > 0. Otherwise, or when a number is missing: cannot be said. Source: method, section 2
("Uncertainty"). Words are keys of the catalogue `verdict`; `wording.py` fills them.
"""

from dataclasses import dataclass

from indicators.targets import SHAPES, BaseYear, Path, Shape, Target
from indicators.uncertainty import RHO_USED, RHOS, Difference, Observation, difference

# A goal that only enables is no yardstick for policy: use lies above or below its path, no more is said.
DESCRIPTIVE_KINDS = frozenset({"territory"})
# Goals of others: their path is shown in its own frame, no verdict is given on it.
CONTEXT_KINDS = frozenset({"context"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one target and year, with everything it rests on.

    outcome: on_track | off_track | undecided for policy, below_path | above_path | undecided for a
    descriptive target, none where no verdict is given. reason: key that says why it is undecided or none;
    None otherwise. gap: D at the correlation used (None when a value or the path is missing), by_rho: the
    outcome at each correlation, gaps: D at each. required_*: levels in the unit of the data.
    outcome_stepwise: the outcome if the stepwise path counted. comparison: keys of the words that must stand
    by it. notes: keys of cautions.
    """

    target_id: str
    kind: str
    year: int | None
    base: BaseYear | None
    unit: str
    outcome: str
    reason: str | None
    rho: float
    gap: Difference | None = None
    gaps: tuple[Difference, ...] = ()
    by_rho: tuple[tuple[float, str], ...] = ()
    depends_on_rho: bool = False
    required_reduction: float | None = None
    required_linear: float | None = None
    required_stepwise: float | None = None
    outcome_stepwise: str | None = None
    comparison: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_example: bool = False

    @property
    def base_year_chosen(self) -> bool:
        """True when the verdict holds only for a base year that the reader chose."""
        return self.base is not None and self.base.chosen

    @property
    def outcome_key(self) -> str:
        return f"verdict.outcome.{self.outcome}"

    @property
    def rule_key(self) -> str:
        """The rule in words for this outcome; a reason, where there is one, is the rule that applied."""
        return f"verdict.rule.{self.outcome}" if self.reason is None else f"verdict.reason.{self.reason}"


def position(gap: Difference, scale: float) -> str:
    """below (upper limit <= 0), above (lower limit > 0) or undecided (0 inside the interval, or no interval).

    `scale` is the size of the figures compared; a difference under a billionth of it is rounding of binary
    fractions and counts as 0.
    """
    if gap.margin is None:
        return "undecided"
    nothing = 1e-9 * abs(scale)
    if gap.upper <= nothing:
        return "below"
    return "above" if gap.lower > nothing else "undecided"


def judge(target: Target, path: Path | None, t: Observation | None, b: Observation | None, *,
          year: int | None = None, rho: float = RHO_USED, reason: str | None = None, unit: str = "",
          comparison: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> Verdict:
    """The verdict on a target in the year of t, against the base year of its path.

    `reason` is one the caller already knows (no path, no data of the scope): no verdict then, though D is
    given where it can be computed. Raises ValueError for a correlation outside -1..1 and when b is not of the
    base year.
    """
    base = path.base if path else None
    if b is not None and base is not None and b.year != base.year:
        raise ValueError(f"the base observation is of {b.year}, the path starts in {base.year}")
    year = t.year if t is not None else year
    refusal = reason or _refusal(target, base, year)
    obstacle = _obstacle(path, t, b)

    gaps = tuple(gap for other in sorted({*RHOS, rho})
                 if (gap := _gap(path, t, b, "linear", other)) is not None)
    by_rho: tuple[tuple[float, str], ...] = ()
    stepwise = None
    if refusal is None and obstacle is None:
        words = _words(target)
        scale = max(abs(t.value), abs(b.value))
        by_rho = tuple((gap.rho, words[position(gap, scale)]) for gap in gaps)
        stepwise = words[position(_gap(path, t, b, "stepwise", rho), scale)]
    outcome = "none" if refusal is not None else dict(by_rho).get(rho, "undecided")

    levels = {}
    if path is not None and year is not None and b is not None:
        levels = {shape: path.level(year, b.value, shape) for shape in SHAPES}
    return Verdict(
        target_id=target.id,
        kind=target.kind,
        year=year,
        base=base,
        unit=unit,
        outcome=outcome,
        reason=refusal or obstacle or ("within_margin" if outcome == "undecided" else None),
        rho=rho,
        gap=next((gap for gap in gaps if gap.rho == rho), None),
        gaps=gaps,
        by_rho=by_rho,
        depends_on_rho=any(other != outcome for _, other in by_rho),
        required_reduction=path.reduction(year) if path and year is not None else None,
        required_linear=levels.get("linear"),
        required_stepwise=levels.get("stepwise"),
        outcome_stepwise=stepwise,
        comparison=comparison,
        notes=notes,
        is_example=any(o is not None and o.is_example for o in (t, b)),
    )


def _words(target: Target) -> dict[str, str]:
    if target.kind in DESCRIPTIVE_KINDS:
        return {"below": "below_path", "above": "above_path", "undecided": "undecided"}
    return {"below": "on_track", "above": "off_track", "undecided": "undecided"}


def _gap(path: Path | None, t: Observation | None, b: Observation | None, shape: Shape,
         rho: float) -> Difference | None:
    """D in the year of t; None where the path or a value is missing, or the base gives nothing to reduce
    from.
    """
    if path is None or t is None or b is None or t.year <= b.year or b.value is None or b.value <= 0:
        return None
    return difference(t, b, 1 - path.reduction(t.year, shape), rho)


def _refusal(target: Target, base: BaseYear | None, year: int | None) -> str | None:
    """Why no verdict is given at all, whatever the numbers are."""
    if target.kind in CONTEXT_KINDS:
        return "context_only"
    if base is None:
        return "no_base_year"
    return "same_year" if year == base.year else None


def _obstacle(path: Path | None, t: Observation | None, b: Observation | None) -> str | None:
    """Why the numbers do not allow an answer; None when they do."""
    if path is None:
        return "no_base_year"
    if t is not None and t.year < path.base.year:
        return "before_base"
    if t is None or t.value is None:
        return "value_missing"
    if b is None or b.value is None:
        return "base_value_missing"
    if b.value <= 0:
        return "base_not_positive"
    if t.standard_error is None or b.standard_error is None:
        return "standard_error_missing"
    return None
