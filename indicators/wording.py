"""Verdicts, changes, distances and trends in the words of a catalogue, so that no page puts a sentence
together.

`t` is a `flows.texts.Texts`; `unit` the unit as it is to be read ("kt"); `decimals` those of amounts.
"""

from dataclasses import dataclass

from flows.texts import Texts
from indicators.progress import Distance, Pace
from indicators.trend import Trend
from indicators.uncertainty import YearChange
from indicators.verdict import Verdict


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """outcome ("niet op koers"), rule (why, in a sentence), sensitivity ("" where there is none), stepwise
    (the outcome on the stepwise path where it is another, else ""), notes, and the words a comparison must
    carry.
    """

    outcome: str
    rule: str
    sensitivity: str
    stepwise: str
    notes: tuple[str, ...]
    comparison: tuple[str, ...]


def verdict_words(verdict: Verdict, t: Texts, unit: str | None = None, decimals: int = 0) -> VerdictWords:
    """All sentences of a verdict. Notes are for the reader of the figures; comparison words may never be left
    out.
    """
    gap = verdict.gap
    values = {
        "year": verdict.year,
        "base": verdict.base.year if verdict.base else "",
        "unit": verdict.unit if unit is None else unit,
        "amount": t.number(abs(gap.difference) if gap else None, decimals),
        "lower": t.number(gap.lower if gap else None, decimals),
        "upper": t.number(gap.upper if gap else None, decimals),
    }
    other_on_steps = verdict.outcome_stepwise not in (None, verdict.outcome)
    return VerdictWords(
        outcome=t(verdict.outcome_key),
        rule=t(verdict.rule_key, **values),
        sensitivity=_sensitivity(verdict, t),
        stepwise=_stepwise(verdict, t) if other_on_steps else "",
        notes=tuple(t(key) for key in verdict.notes),
        comparison=tuple(t(key) for key in verdict.comparison),
    )


def change_words(change: YearChange, t: Texts, unit: str, decimals: int = 0) -> str:
    """The change since the base year with its margin; the reason where there is no change to give."""
    values = {"year": change.year, "base": change.base_year, "unit": unit}
    if change.reason is not None:
        return t(f"verdict.reason.{change.reason}", **values)
    values["absolute"] = t.number(change.absolute, decimals)
    if change.relative is None:
        return t("verdict.change.absolute", **values)
    key = "less" if change.absolute < 0 else "more"
    values["percent"] = t.percent(abs(change.relative), 1)
    if change.margin is None:
        return t(f"verdict.change.{key}_without_margin", **values)
    values |= {"lower": t.number(change.lower, decimals), "upper": t.number(change.upper, decimals)}
    size = "distinguishable" if change.distinguishable else "not_distinguishable"
    return f"{t(f'verdict.change.{key}', **values)} {t(f'verdict.change.{size}')}"


def distance_words(distance: Distance, year: int, t: Texts, unit: str, decimals: int = 0) -> str:
    """How far the use of `year` lies from what the path allows in the year of the distance."""
    values = {"year": year, "until": distance.year, "unit": unit,
              "amount": t.number(abs(distance.absolute), decimals),
              "percent": t.percent(distance.of_current, 1)}
    return t(f"verdict.distance.{'above' if distance.absolute > 0 else 'below'}", **values)


def pace_words(pace: Pace, t: Texts, unit: str, decimals: int = 0) -> str:
    """Achieved and required pace, with the constant percentages where both exist and something is needed."""
    values = {"since": pace.since_year, "until": pace.until_year, "unit": unit,
              "achieved": t.number(abs(pace.achieved), decimals),
              "required": t.number(abs(pace.required), decimals)}
    sentences = [t(f"verdict.pace.{'fell' if pace.achieved < 0 else 'rose'}", **values),
                 t(f"verdict.pace.{'met' if pace.already_met else 'needed'}", **values)]
    if not pace.already_met and pace.achieved_rate is not None and pace.required_rate is not None:
        sentences.append(t("verdict.pace.rates", achieved=t.percent(pace.achieved_rate, 1),
                           required=t.percent(pace.required_rate, 1)))
    return " ".join(sentences)


def trend_words(trend: Trend, t: Texts, unit: str, decimals: int = 0) -> str:
    """The slope with its interval, years left out and unusual years; the reason where there is no line."""
    if trend.reason is not None:
        return t(f"verdict.reason.{trend.reason}")
    values = {"slope": t.number(abs(trend.slope), decimals), "lower": t.number(trend.slope_lower, decimals),
              "upper": t.number(trend.slope_upper, decimals), "level": t.percent(trend.level), "unit": unit}
    sentences = [t(f"verdict.trend.{'falls' if trend.slope < 0 else 'rises'}", **values)]
    if trend.slope_lower <= 0 <= trend.slope_upper:
        sentences.append(t("verdict.trend.direction_unsure"))
    sentences.append(t("verdict.trend.no_verdict"))
    for key, years in (("left_out", trend.years_left_out), ("exceptional", trend.exceptional_used)):
        if years:
            sentences.append(t(f"verdict.trend.{key}", years=t.join([str(year) for year in years])))
    return " ".join(sentences)


def _sensitivity(verdict: Verdict, t: Texts) -> str:
    if not verdict.by_rho:
        return ""
    used = t.number(verdict.rho, 1)
    if not verdict.depends_on_rho:
        others = [t.number(rho, 1) for rho, _ in verdict.by_rho if rho != verdict.rho]
        return t("verdict.sensitivity.same", rho=used, others=t.join(others))
    others = [t("verdict.sensitivity.one", outcome=t(f"verdict.outcome.{outcome}"), rho=t.number(rho, 1))
              for rho, outcome in verdict.by_rho if outcome != verdict.outcome]
    return t("verdict.sensitivity.other", rho=used, others=t.join(others))


def _stepwise(verdict: Verdict, t: Texts) -> str:
    return t("verdict.sensitivity.stepwise", outcome=t(f"verdict.outcome.{verdict.outcome_stepwise}"))
