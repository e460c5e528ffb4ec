"""The six themes as cards, and the measures of one of them by sub-goal."""

from html import escape

import pandas as pd
import streamlit as st

from figures import beleid, beleid_words, targets
from indicators.effect import Yardstick
from pages.parts.cards import cards
from pages.parts.screen import Screen


def show(screen: Screen, rows: pd.DataFrame, covered: pd.DataFrame, against: Yardstick, chosen: str) -> None:
    """All themes with their goals; of the chosen one every sub-goal and measure."""
    t, goals = screen.t, beleid.goals(screen)
    themes = covered[covered["kind"] == "theme"]
    screen.section(t("beleid.themes.title"), t("beleid.themes.lead"))
    cards(card(screen, theme, goals[theme.code]) for theme in themes.itertuples())
    name = next(theme.name for theme in themes.itertuples() if theme.code == chosen)
    screen.section(f"{chosen}. {name}", level=3)
    own, year = beleid_words.latest(rows[rows["theme"] == chosen]), int(rows["year"].max())
    if own.empty:
        screen.nothing(t("beleid.themes.no_measures"))
    one_source = own["reference"].nunique() == 1 and own["reference"].iloc[0] != ""
    for code, label, lines in sub_goals(screen, covered, chosen):
        some = own[own["sub_goal"] == code]
        if code or len(some):  # the place of measures without a sub-goal may be left out
            st.html(f"<h4>{escape(label)}</h4>{lines}{listed(screen, some, against, year, not one_source)}")
    if one_source and len(own):
        source = screen.provenance.one_source(own["reference"].iloc[0])
        st.html(f'<p class="subtitle">{escape(t("beleid.measure.source", source=source))}</p>')


def card(screen: Screen, theme, goals: list) -> str:
    """A theme with its goals and how much there is, as HTML."""
    t = screen.t
    said = [t("beleid.themes.goal", scope=goal.scope(screen.lang), asks=targets.milestones_words(goal, t))
            for goal in goals] or [t("beleid.themes.no_goal")]
    said += [t("beleid.themes.count", n=theme.measures), followed(screen, theme.indicators)]
    lines = "".join(f"<p>{escape(text)}</p>" for text in said)
    return f'<div class="card"><h3>{escape(f"{theme.code}. {theme.name}")}</h3>{lines}</div>'


def followed(screen: Screen, indicators: list[str]) -> str:
    """With what an element is followed, or that there is nothing."""
    t = screen.t
    return t("beleid.themes.shown", indicators=t.join(indicators)) if indicators else t("beleid.themes.not_shown")


def sub_goals(screen: Screen, covered: pd.DataFrame, theme: str) -> list[tuple[str, str, str]]:
    """Code, name and a line (HTML) of each sub-goal of a theme; last the place of measures without one."""
    t = screen.t
    known = screen.rows("select code, part_of, basis from code_list.policy_terms where kind = 'sub_goal'")
    inside = known[known["part_of"] == theme].set_index("code")["basis"]
    found = []
    for row in covered[covered["kind"] == "sub_goal"].itertuples():
        if row.code in inside:
            own = f" {t('beleid.themes.own_order')}" if inside[row.code] == "voorstel" else ""
            found.append((row.code, row.name, f"<p>{escape(followed(screen, row.indicators) + own)}</p>"))
    return [*found, ("", t("beleid.themes.other"), "")]


def listed(screen: Screen, rows: pd.DataFrame, against: Yardstick, year: int, source: bool) -> str:
    """Measures as an HTML list, in the order of the register."""
    if rows.empty:
        return f"<p>{escape(screen.t('beleid.themes.nothing_here'))}</p>"
    words = beleid_words.vocabulary(screen)
    items = [beleid_words.item(screen, some, words, against, year, source)
             for _, some in rows.groupby("measure_id", sort=False)]
    return f'<ul class="plain-list">{"".join(items)}</ul>'
