"""The parts of the targets screen: paths with and without data, answers, sensitivity, trend, background."""

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from charts.figure import Figure
from charts.path import target_path
from charts.table import html_table, instead
from charts.trend import trend
from indicators.assess import Assessment, assess
from indicators.targets import Target
from indicators.trend import EXCEPTIONAL_YEARS
from indicators.uncertainty import Series
from indicators.wording import change_words, distance_words, pace_words, trend_words, verdict_words
from pages.parts import targets
from pages.parts.screen import HOME_REGION, Screen

CATEGORIES = ("abiotic", "abiotic_non_energy")


def overlay(target: Target, series: Series | None, base_year: int | None) -> Assessment | None:
    """A target of another scope on the data of the territory, for comparison; None without a base year."""
    if series is None or base_year is None:
        return None
    found = assess(target, series, base_year, comparison=True)
    return found if found.path is not None else None


def on_territory(screen: Screen, found: Assessment, measure: str, category: str,
                 other: Assessment | None) -> None:
    """Use on the territory with its margin, beside the path where there is one."""
    t, lang = screen.t, screen.lang
    if found.series is None:
        screen.section(t("doelen.target.territory"))
        screen.nothing(t("verdict.missing.territory"))
        return
    rows = screen.values([measure], [HOME_REGION], dimensions=["scope"], categories=[category])
    outcome, said = targets.sentences(found, screen)
    warnings = [t(key) for key in dict.fromkeys([*found.comparison, *(other.comparison if other else ())])]
    frame = found.table().rename(columns={"required_linear": "linear", "required_stepwise": "stepwise"})
    added = other.table()[["year", "required_linear"]].rename(columns={"required_linear": "linear"}).dropna() if (
        other) else None
    words = screen.words(
        "pad-grondgebied", t("doelen.territory.title"),
        t("doelen.territory.subtitle", measure=screen.name("indicator", measure),
          scope=screen.name("scope", category).lower()),
        indicator=measure, rows=rows, warnings=warnings,
        alt=t("doelen.territory.alt", outcome=outcome, rule=" ".join(said)),
        notes=[*verdict_notes(screen, found), t("doelen.primary")],
    )
    chart = target_path(
        frame, unit=words.unit, lang=lang, base_year=found.base.year if found.path else None,
        milestones={m.year: t("doelen.milestone.short", percent=t.percent(m.reduction))
                    for m in found.target.milestones if m.year and m.reduction is not None},
        comparison=added, comparison_words=" ".join(other_words(screen, other)),
        exceptional={year: t("doelen.exceptional") for year in EXCEPTIONAL_YEARS},
    )
    screen.show(Figure("pad-grondgebied", chart, path_table(screen, found, other), words))


def other_words(screen: Screen, other: Assessment | None) -> list[str]:
    """The words that go with a comparison, for inside the chart."""
    return [screen.t(key) for key in other.comparison] if other else []


def verdict_notes(screen: Screen, found: Assessment) -> list[str]:
    """The cautions that belong to a verdict; that the data are example is said elsewhere already."""
    words = verdict_words(found.verdict, screen.t, screen.unit(found.unit))
    example = screen.t("verdict.note.example")
    # A break is said by the rows themselves.
    return [note for note in words.notes if note not in (example, screen.t("verdict.note.break_between"))]


def path_table(screen: Screen, found: Assessment, other: Assessment | None) -> pd.DataFrame:
    """Year, use with its margin and the paths, with labels.

    Use after the last delivered year is not measured yet; before the base year no path applies.
    """
    t = screen.t
    labels = {"year": t("charts.year"), "value": t("charts.value"), "lower": t("charts.lower"),
              "upper": t("charts.upper"), "required_linear": t("charts.linear_path"),
              "required_stepwise": t("charts.stepwise_path")}
    table = found.table()[list(labels)].rename(columns=labels)
    if other is not None:
        name = f"{t('charts.comparison')} ({'; '.join(other_words(screen, other))})"
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


def answers(screen: Screen, found: Assessment) -> None:
    """The verdict as a card, beside the change, the distance and the pace in words."""
    if found.series is None:
        return
    t, unit = screen.t, screen.unit(found.unit)
    parts = [targets.card(found, screen, t("doelen.answer.verdict"))]
    if found.change is not None:
        parts.append(text_card(t("doelen.answer.change"), [change_words(found.change, t, unit)]))
    if found.distances:
        lines = [distance_words(distance, found.year, t, unit) for distance in found.distances]
        parts.append(text_card(t("doelen.answer.distance"), [sentence(line) for line in lines]))
    if found.pace is not None:
        parts.append(text_card(t("doelen.answer.pace"), [pace_words(found.pace, t, unit)]))
    targets.cards(parts, wide=True)


def sentence(text: str) -> str:
    """A phrase as a sentence."""
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def text_card(title: str, lines: Iterable[str]) -> str:
    """A card with plain sentences."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="card card-figure"><h3>{escape(title)}</h3>{said}</div>'


def sensitivity(screen: Screen, found: Assessment) -> None:
    """The verdict at other correlations between the errors of the two years."""
    t, verdict = screen.t, found.verdict
    screen.section(t("doelen.sensitivity.title"), t("doelen.sensitivity.intro"))
    if not verdict.by_rho:
        screen.nothing(t("doelen.sensitivity.none"))
        return
    outcomes = dict(verdict.by_rho)
    columns = [t(f"doelen.sensitivity.{name}") for name in ("rho", "difference", "lower", "upper", "outcome")]
    rows = [(t.number(gap.rho, 1), gap.difference, gap.lower, gap.upper, t(f"verdict.outcome.{outcomes[gap.rho]}"))
            for gap in verdict.gaps]
    caption = t("doelen.sensitivity.caption", unit=screen.unit(verdict.unit), year=verdict.year)
    st.html(html_table(pd.DataFrame(rows, columns=columns), caption=caption, lang=screen.lang))
    words = verdict_words(verdict, t, screen.unit(verdict.unit))
    st.html(f'<p class="subtitle">{escape(words.sensitivity)}</p>')


def trend_line(screen: Screen, found: Assessment, measure: str, category: str) -> None:
    """The stated linear trend with its prediction interval."""
    if found.trend is None:
        return
    t = screen.t
    said = trend_words(found.trend, t, screen.unit(found.unit))
    if found.trend.reason is not None:
        screen.section(t("doelen.trend.title"))
        screen.nothing(said)
        return
    rows = screen.values([measure], [HOME_REGION], dimensions=["scope"], categories=[category])
    points = found.trend.table()
    line, seen = t("doelen.trend.line"), t("doelen.trend.measured")
    fitted = points[["year", "fit", "lower", "upper"]].rename(columns={"fit": "value"}).assign(series=line)
    measured = points[["year", "value"]].dropna().assign(series=seen)
    words = screen.words(
        "trendlijn", t("doelen.trend.title"), t("doelen.trend.subtitle", level=t.percent(found.trend.level)),
        indicator=measure, rows=rows, alt=said, notes=[said], warnings=[t(key) for key in found.comparison],
    )
    both = pd.concat([measured, fitted], ignore_index=True)
    chart = trend(both, unit=words.unit, lang=screen.lang,
                  events={year: t("doelen.exceptional") for year in EXCEPTIONAL_YEARS})
    labels = {"year": t("charts.year"), "value": seen, "fit": line, "lower": t("charts.lower"),
              "upper": t("charts.upper")}
    later = after_the_data(found, points["year"])
    points["value"] = instead(points["value"], t("charts.not_measured_yet"), where=later)
    screen.show(Figure("trendlijn", chart, points[list(labels)].rename(columns=labels), words))


def without_data(screen: Screen, found: Assessment) -> None:
    """The path of a target that has no data yet: as a percentage of the base year, with what is missing."""
    t, kind, base = screen.t, found.target.kind, found.base
    missing = t(f"verdict.missing.{kind}")
    title, asks = t(f"doelen.target.{kind}"), targets.milestones_words(found.target, t)
    frame = targets.milestone_levels(found.target)
    if found.path is not None:
        frame = found.table().rename(columns={"index_linear": "linear", "index_stepwise": "stepwise"})
    unit = t("doelen.without.unit", year=base.year) if found.path else t("doelen.without.unit_open")
    start = t("verdict.note.base_year_chosen") if found.path else t("doelen.without.needs_base_year")
    figure_id = f"pad-{t(f'doelen.file.{kind}')}"
    words = screen.words(
        figure_id, title, t("doelen.asks", what=asks), rows=source_rows(found.target), unit=unit,
        status=t(f"doelen.status.{found.target.milestones[0].status}"),
        alt=t("doelen.without.alt", asks=asks, missing=missing),
        notes=[missing, start, found.target.milestones[0].note(screen.lang)],
    )
    chart = target_path(
        frame[["year", "linear", "stepwise"]], unit=words.unit, lang=screen.lang,
        base_year=base.year if found.path else None,
        milestones={m.year: t("doelen.milestone.short", percent=t.percent(m.reduction))
                    for m in found.target.milestones if m.year},
        missing=t("doelen.without.in_chart"),
    )
    labels = {"year": t("charts.year"), "linear": t("charts.linear_path"),
              "stepwise": t("charts.stepwise_path")}
    screen.show(Figure(figure_id, chart, frame[list(labels)].rename(columns=labels), words))
    targets.cards([targets.card(found, screen, t("doelen.answer.verdict"))])


def source_rows(target: Target) -> pd.DataFrame:
    """The sources of a target as rows, for the words of a figure."""
    return pd.DataFrame({"source_id": [milestone.source_id for milestone in target.milestones]})


def others(screen: Screen, assessments: Iterable[Assessment]) -> None:
    """The province's targets without a path, each with the reason."""
    t = screen.t
    screen.section(t("doelen.others.title"), t("doelen.others.intro"))
    columns = [t(f"doelen.others.{name}") for name in ("target", "asks", "why")]
    rows = [(t(f"doelen.target.{a.target.kind}"), targets.milestones_words(a.target, t),
             " ".join(targets.sentences(a, screen)[1])) for a in assessments]
    st.html(html_table(pd.DataFrame(rows, columns=columns), caption=t("doelen.others.caption"), lang=screen.lang))


def background(screen: Screen, found: Iterable[Target]) -> None:
    """National and European targets in a frame of their own, without any verdict."""
    t = screen.t
    screen.section(t("doelen.background.title"), t("doelen.background.intro"))
    columns = [t(f"doelen.background.{name}") for name in ("target", "asks", "base", "status", "note", "source")]
    with st.container(border=True, key="background"):
        for level in ("national", "eu", "pcem"):
            rows = [background_row(screen, target) for target in found if target.level == level]
            caption = t(f"doelen.background.{level}", n=len(rows))
            with st.expander(caption, key=f"background-{level}"):
                st.html(html_table(pd.DataFrame(rows, columns=columns), caption=caption, lang=screen.lang))


def background_row(screen: Screen, target: Target) -> tuple[str, ...]:
    """One target of others: what it asks, from which base year, how firm it is, and who says so."""
    t, first = screen.t, target.milestones[0]
    base = str(target.base_year) if target.base_year else t("doelen.background.no_base")
    return (target.scope(screen.lang), targets.milestones_words(target, t), base,
            t(f"doelen.status.{first.status}"), first.note(screen.lang), screen.provenance.one_source(first.source_id))
