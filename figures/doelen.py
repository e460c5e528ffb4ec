"""Targets: their paths with and without data, answers, sensitivity, trend, and the targets of others."""

from collections.abc import Iterable
from html import escape

import pandas as pd

from charts.figure import Figure
from charts.path import target_path
from charts.table import instead
from charts.trend import trend
from figures import targets
from figures.desk import HOME_REGION, Desk
from indicators.assess import Assessment, assess
from indicators.targets import Target
from indicators.trend import EXCEPTIONAL_YEARS
from indicators.uncertainty import Series
from indicators.wording import change_words, distance_words, pace_words, trend_words, verdict_words

CATEGORIES = ("abiotic", "abiotic_non_energy")


def overlay(target: Target, series: Series | None, base_year: int | None) -> Assessment | None:
    """A target of another scope on the data of the territory, for comparison; None without a base year."""
    if series is None or base_year is None:
        return None
    found = assess(target, series, base_year, comparison=True)
    return found if found.path is not None else None


def on_territory(desk: Desk, found: Assessment, measure: str, category: str,
                 other: Assessment | None = None) -> Figure | None:
    """Use on the territory with its margin, beside the path where there is one; None without figures."""
    t, lang = desk.t, desk.lang
    if found.series is None:
        return None
    rows = desk.values([measure], [HOME_REGION], dimensions=["scope"], categories=[category])
    outcome, said = targets.sentences(found, desk)
    warnings = [t(key) for key in dict.fromkeys([*found.comparison, *(other.comparison if other else ())])]
    frame = found.table().rename(columns={"required_linear": "linear", "required_stepwise": "stepwise"})
    added = other.table()[["year", "required_linear"]].rename(columns={"required_linear": "linear"}).dropna() if (
        other) else None
    words = desk.words(
        "pad-grondgebied", t("doelen.territory.title"),
        t("doelen.territory.subtitle", measure=desk.name("indicator", measure),
          scope=desk.name("scope", category).lower()),
        indicator=measure, rows=rows, warnings=warnings,
        alt=t("doelen.territory.alt", outcome=outcome, rule=" ".join(said)),
        notes=[*verdict_notes(desk, found), t("doelen.primary")],
    )
    chart = target_path(
        frame, unit=words.unit, lang=lang, base_year=found.base.year if found.path else None,
        milestones={m.year: t("doelen.milestone.short", percent=t.percent(m.reduction))
                    for m in found.target.milestones if m.year and m.reduction is not None},
        comparison=added, comparison_words=" ".join(other_words(desk, other)),
        exceptional={year: t("doelen.exceptional") for year in EXCEPTIONAL_YEARS},
        breaks={year: t("overzicht.recent.break") for year in desk.provenance.breaks(rows)},
    )
    return Figure("pad-grondgebied", chart, path_table(desk, found, other), words)


def other_words(desk: Desk, other: Assessment | None) -> list[str]:
    """The words that go with a comparison, for inside the chart."""
    return [desk.t(key) for key in other.comparison] if other else []


def verdict_notes(desk: Desk, found: Assessment) -> list[str]:
    """The cautions that belong to a verdict, without those that the words of its rows hold already."""
    words = verdict_words(found.verdict, desk.t, desk.unit(found.unit))
    said = {desk.t(f"verdict.note.{note}") for note in ("example", "break_between", "incomplete")}
    return [note for note in words.notes if note not in said]


def path_table(desk: Desk, found: Assessment, other: Assessment | None) -> pd.DataFrame:
    """Year, use with its margin and the paths, with labels.

    Use after the last delivered year is not measured yet; before the base year no path applies.
    """
    t = desk.t
    labels = {"year": t("charts.year"), "value": t("charts.value"), "lower": t("charts.lower"),
              "upper": t("charts.upper"), "required_linear": t("charts.linear_path"),
              "required_stepwise": t("charts.stepwise_path")}
    table = found.table()[list(labels)].rename(columns=labels)
    if other is not None:
        name = f"{t('charts.comparison')} ({'; '.join(other_words(desk, other))})"
        extra = other.table().set_index("year")["required_linear"].rename(name)
        table = table.merge(extra, how="outer", left_on=labels["year"], right_index=True)
        table = table.sort_values(labels["year"]).reset_index(drop=True)
    table = table.dropna(axis="columns", how="all")
    later = after_the_data(found, table[labels["year"]])
    measured = {labels[name] for name in ("value", "lower", "upper")}
    for name in table.columns.drop(labels["year"]):
        table[name] = (instead(table[name], t("charts.not_measured_yet"), where=later) if name in measured else
                       instead(table[name], t("charts.not_applicable")))
    return table


def after_the_data(found: Assessment, years: pd.Series) -> pd.Series:
    """Which years come after the last delivered one."""
    return years > max(observation.year for observation in found.series.observations)


def answers(desk: Desk, found: Assessment) -> list[str]:
    """The verdict as a card (HTML), beside the change, the distance and the pace in words; none without figures."""
    if found.series is None:
        return []
    t, unit, digits = desk.t, desk.unit(found.unit), targets.decimals(found)
    parts = [targets.card(found, desk, t("doelen.answer.verdict"))]
    if found.change is not None:
        parts.append(text_card(t("doelen.answer.change"), [change_words(found.change, t, unit, digits)]))
    if found.distances:
        lines = [distance_words(distance, found.year, t, unit, digits) for distance in found.distances]
        parts.append(text_card(t("doelen.answer.distance"), [sentence(line) for line in lines]))
    if found.pace is not None:
        parts.append(text_card(t("doelen.answer.pace"), [pace_words(found.pace, t, unit, digits)]))
    return parts


def sentence(text: str) -> str:
    """A phrase as a sentence."""
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def text_card(title: str, lines: Iterable[str]) -> str:
    """A card with plain sentences."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="card card-figure"><h3>{escape(title)}</h3>{said}</div>'


def sensitivity(desk: Desk, found: Assessment) -> pd.DataFrame | None:
    """The verdict at other correlations between the errors of the two years; None where nothing depends on it."""
    t, verdict = desk.t, found.verdict
    if not verdict.by_rho:
        return None
    outcomes = dict(verdict.by_rho)
    columns = [t(f"doelen.sensitivity.{name}") for name in ("rho", "difference", "lower", "upper", "outcome")]
    rows = [(t.number(gap.rho, 1), gap.difference, gap.lower, gap.upper, t(f"verdict.outcome.{outcomes[gap.rho]}"))
            for gap in verdict.gaps]
    return pd.DataFrame(rows, columns=columns)


def trend_line(desk: Desk, found: Assessment, measure: str, category: str) -> Figure | None:
    """The stated linear trend with its prediction interval; None where there is none, for `found.trend.reason`."""
    if found.trend is None or found.trend.reason is not None:
        return None
    t = desk.t
    said = trend_words(found.trend, t, desk.unit(found.unit))
    rows = desk.values([measure], [HOME_REGION], dimensions=["scope"], categories=[category])
    points = found.trend.table()
    line, seen = t("doelen.trend.line"), t("doelen.trend.measured")
    fitted = points[["year", "fit", "lower", "upper"]].rename(columns={"fit": "value"}).assign(series=line)
    measured = points[["year", "value"]].dropna().assign(series=seen)
    words = desk.words(
        "trendlijn", t("doelen.trend.title"), t("doelen.trend.subtitle", level=t.percent(found.trend.level)),
        indicator=measure, rows=rows, alt=said, notes=[said], warnings=[t(key) for key in found.comparison],
    )
    both = pd.concat([measured, fitted], ignore_index=True)
    chart = trend(both, unit=words.unit, lang=desk.lang,
                  events={year: t("doelen.exceptional") for year in EXCEPTIONAL_YEARS})
    labels = {"year": t("charts.year"), "value": seen, "fit": line, "lower": t("charts.lower"),
              "upper": t("charts.upper")}
    later = after_the_data(found, points["year"])
    points["value"] = instead(points["value"], t("charts.not_measured_yet"), where=later)
    return Figure("trendlijn", chart, points[list(labels)].rename(columns=labels), words)


def without_data(desk: Desk, found: Assessment) -> Figure:
    """The path of a target that has no data yet: as a percentage of the base year, with what is missing."""
    t, kind, base = desk.t, found.target.kind, found.base
    missing = t(f"verdict.missing.{kind}")
    title, asks = t(f"doelen.target.{kind}"), targets.milestones_words(found.target, t)
    frame = targets.milestone_levels(found.target)
    if found.path is not None:
        frame = found.table().rename(columns={"index_linear": "linear", "index_stepwise": "stepwise"})
    unit = t("doelen.without.unit", year=base.year) if found.path else t("doelen.without.unit_open")
    start = t("verdict.note.base_year_chosen") if found.path else t("doelen.without.needs_base_year")
    figure_id = f"pad-{t(f'doelen.file.{kind}')}"
    words = desk.words(
        figure_id, title, t("doelen.asks", what=asks), rows=source_rows(found.target), unit=unit,
        status=t(f"doelen.status.{found.target.milestones[0].status}"),
        alt=t("doelen.without.alt", asks=asks, missing=missing),
        notes=[missing, start, found.target.milestones[0].note(desk.lang)],
    )
    chart = target_path(
        frame[["year", "linear", "stepwise"]], unit=words.unit, lang=desk.lang,
        base_year=base.year if found.path else None,
        milestones={m.year: t("doelen.milestone.short", percent=t.percent(m.reduction))
                    for m in found.target.milestones if m.year},
        missing=t("doelen.without.in_chart"),
    )
    labels = {"year": t("charts.year"), "linear": t("charts.linear_path"),
              "stepwise": t("charts.stepwise_path")}
    return Figure(figure_id, chart, frame[list(labels)].rename(columns=labels), words)


def source_rows(target: Target) -> pd.DataFrame:
    """The sources of a target as rows, for the words of a figure."""
    return pd.DataFrame({"source_id": [milestone.source_id for milestone in target.milestones]})


def others(desk: Desk, assessments: Iterable[Assessment]) -> pd.DataFrame:
    """The province's targets without a path, each with the reason."""
    t = desk.t
    columns = [t(f"doelen.others.{name}") for name in ("target", "asks", "why")]
    rows = [(t(f"doelen.target.{a.target.kind}"), targets.milestones_words(a.target, t),
             " ".join(targets.sentences(a, desk)[1])) for a in assessments]
    return pd.DataFrame(rows, columns=columns)


def background(desk: Desk, found: Iterable[Target]) -> dict[str, pd.DataFrame]:
    """National and European targets without any verdict: {"national": table, "eu": ..., "pcem": ...}."""
    t, found = desk.t, list(found)
    columns = [t(f"doelen.background.{name}") for name in ("target", "asks", "base", "status", "note", "source")]
    return {
        level: pd.DataFrame([background_row(desk, target) for target in found if target.level == level],
                            columns=columns)
        for level in ("national", "eu", "pcem")
    }


def background_row(desk: Desk, target: Target) -> tuple[str, ...]:
    """One target of others: what it asks, from which base year, how firm it is, and who says so."""
    t, first = desk.t, target.milestones[0]
    base = str(target.base_year) if target.base_year else t("doelen.background.no_base")
    return (target.scope(desk.lang), targets.milestones_words(target, t), base,
            t(f"doelen.status.{first.status}"), first.note(desk.lang), desk.provenance.one_source(first.source_id))
