"""The parts of the targets screen; what they show is made in `figures.doelen`."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from charts.table import html_table
from figures import bouw, doelen, eigen_organisatie, targets
from figures.eigen_organisatie import Own
from indicators.assess import Assessment
from indicators.targets import Target
from indicators.wording import trend_words, verdict_words
from pages.parts.cards import cards
from pages.parts.screen import Screen


def on_territory(screen: Screen, found: Assessment, measure: str, category: str,
                 other: Assessment | None) -> None:
    """Use on the territory beside the path where there is one, and the answers."""
    figure = doelen.on_territory(screen, found, measure, category, other)
    if figure is None:
        screen.section(screen.t("doelen.target.territory"))
        screen.nothing(screen.t("verdict.missing.territory"))
    else:
        screen.show(figure)
        cards(doelen.answers(screen, found), wide=True)


def on_organisation(screen: Screen, own: Own, found: Assessment) -> None:
    """Own use beside the path of the organisation's target, and the answers."""
    screen.show(eigen_organisatie.path(own, found), decimals=1)
    cards(doelen.answers(screen, found), wide=True)
    st.html(f'<p class="subtitle">{escape(screen.t("eigen_organisatie.elsewhere"))}</p>')


def on_construction(screen: Screen, found: Assessment) -> None:
    """Construction in the flows beside its path, called the approximation it is; its path alone without flows."""
    figure = bouw.path(screen, found)
    if figure is None:
        without_data(screen, found)
        return
    screen.show(figure)
    cards(bouw.answers(screen, found), wide=True)
    st.html(f'<p class="subtitle">{escape(screen.t("bouw.more"))}</p>')


def sensitivity(screen: Screen, found: Assessment) -> None:
    """The verdict at other correlations between the errors of the two years."""
    t, verdict = screen.t, found.verdict
    screen.section(t("doelen.sensitivity.title"), t("doelen.sensitivity.intro"))
    table = doelen.sensitivity(screen, found)
    if table is None:
        screen.nothing(t("doelen.sensitivity.none"))
        return
    unit = screen.unit(verdict.unit)
    caption = t("doelen.sensitivity.caption", unit=unit, year=verdict.year)
    st.html(html_table(table, caption=caption, lang=screen.lang))
    st.html(f'<p class="subtitle">{escape(verdict_words(verdict, t, unit).sensitivity)}</p>')


def trend_line(screen: Screen, found: Assessment, measure: str, category: str) -> None:
    """The stated linear trend with its prediction interval, or why there is none."""
    if found.trend is None:
        return
    figure = doelen.trend_line(screen, found, measure, category)
    if figure is None:
        screen.section(screen.t("doelen.trend.title"))
        screen.nothing(trend_words(found.trend, screen.t, screen.unit(found.unit)))
    else:
        screen.show(figure)


def without_data(screen: Screen, found: Assessment) -> None:
    """The path of a target that has no data yet, and its card."""
    screen.show(doelen.without_data(screen, found))
    cards([targets.card(found, screen, screen.t("doelen.answer.verdict"))])


def others(screen: Screen, assessments: Iterable[Assessment]) -> None:
    """The province's targets without a path, each with the reason."""
    t = screen.t
    screen.section(t("doelen.others.title"), t("doelen.others.intro"))
    st.html(html_table(doelen.others(screen, assessments), caption=t("doelen.others.caption"), lang=screen.lang))


def background(screen: Screen, found: Iterable[Target]) -> None:
    """National and European targets in a frame of their own, without any verdict."""
    t = screen.t
    screen.section(t("doelen.background.title"), t("doelen.background.intro"))
    with st.container(border=True, key="background"):
        for level, table in doelen.background(screen, found).items():
            caption = t(f"doelen.background.{level}", n=len(table))
            with st.expander(caption, key=f"background-{level}"):
                st.html(html_table(table, caption=caption, lang=screen.lang))
