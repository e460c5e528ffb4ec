"""Six indicators: one of them in depth."""

from html import escape

import streamlit as st

from figures.indicatoren import THEMES, View
from figures.indicatoren_needs import absent
from figures.indicatoren_parts import groups_figure, parts_figure
from figures.indicatoren_places import own_figure, places_figure
from figures.indicatoren_said import coverage, explanation
from figures.indicatoren_time import stack_figure, trend_figure
from pages.parts.screen import Screen
from pages.parts.shell import PAGES, PROJECT

# The screens that go further than this one.
FURTHER = {"waste": "afval", "ghg": "milieudruk", "mki": "milieudruk", "supply": "leveringszekerheid"}


def explain(screen: Screen, view: View) -> None:
    """The name of the indicator, what it is, what to look out for, and how it is made."""
    t = screen.t
    number = list(THEMES).index(view.measure.theme) + 1
    st.header(t("indicatoren.open.heading", number=number, title=t(f"indicatoren.theme.{view.measure.theme}"),
                name=view.name), anchor="indicator")
    told = explanation(view)
    for column, (title, text) in zip(st.columns(2, gap="large"), (told[0], told[2]), strict=True):
        with column:
            sentence = coverage(view) if (title, text) == told[0] else ""
            st.html(f"<h3>{escape(title)}</h3><p class=\"subtitle\">{escape(f'{text} {sentence}'.strip())}</p>")
    if view.now is None:
        screen.nothing(absent(screen, view.region, view.indicator, view.year))
    with st.expander(told[1][0], key="method"):
        st.html(f'<p class="subtitle">{escape(told[1][1])}</p>')
        st.page_link(PAGES["data_en_methode"], label=t("indicatoren.more.method"),
                     query_params=dict(screen.address.short))
    further = PAGES.get(FURTHER.get(view.measure.theme, ""))
    if further and (PROJECT / further).exists():
        st.page_link(further, label=t(f"indicatoren.more.{view.measure.theme}"),
                     query_params=dict(screen.address.short))


def show_trend(screen: Screen, view: View, base_year: int | None) -> None:
    """The line over the years."""
    figure = trend_figure(view, base_year)
    if figure is not None:
        screen.show(figure, decimals=view.decimals())


def show_parts(screen: Screen, view: View, division: str | None) -> None:
    """What the figure is made of in the year in view."""
    figure = parts_figure(view, division) if division else None
    if figure is None:
        if view.now is not None:
            screen.nothing(screen.t("indicatoren.parts.none"))
        return
    screen.show(figure, decimals=1)


def show_stack(screen: Screen, view: View, division: str | None) -> None:
    """The parts over the years, where there are few enough to tell apart."""
    figure = stack_figure(view, division) if division else None
    if figure is not None:
        screen.show(figure, decimals=1)


def show_places(screen: Screen, view: View) -> None:
    """The provinces beside each other."""
    figure = places_figure(view)
    if figure is None:
        screen.nothing(screen.t("indicatoren.places.none"))
    else:
        screen.show(figure, decimals=view.decimals())


def show_own(screen: Screen, view: View) -> None:
    """What the reader pinned: regions, years, goods groups."""
    t, regions, groups = screen.t, screen.pinned_regions, screen.pinned_groups
    if not regions:
        screen.nothing(t("indicatoren.own.empty"))
    elif (figure := own_figure(view, regions, screen.pinned_years)) is not None:
        screen.show(figure, decimals=view.decimals())
    else:
        screen.nothing(t("indicatoren.own.no_figures"))
    if not groups:
        return
    figure = groups_figure(view, groups, regions or [view.region])
    if figure is None:
        screen.nothing(t("indicatoren.own.groups_empty"))
    else:
        screen.show(figure, decimals=1)
