"""The parts of the first screen; what they show is made in `figures.overzicht`."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from charts.table import html_table
from figures import overzicht
from indicators.assess import Assessment
from pages.parts.cards import cards
from pages.parts.screen import Screen


def verdicts(screen: Screen, assessments: Iterable[Assessment]) -> None:
    """A card per target that has a path, and a line for each of the others."""
    parts, others = overzicht.verdicts(screen, assessments)
    cards(parts)
    lines = "".join(f"<li><strong>{escape(title)}</strong> {escape(said)}</li>" for title, said in others)
    st.html(f'<p class="subtitle">{escape(screen.t("overzicht.targets.others"))}</p>'
            f'<ul class="plain-list">{lines}</ul>')


def compared(screen: Screen, region: str, year: int) -> None:
    """The regions, years and goods groups the reader pinned, side by side in the order pinned."""
    groups = screen.pinned_groups
    if not (screen.pinned_regions or screen.pinned_years or groups):
        return
    places = list(dict.fromkeys([region, *screen.pinned_regions]))
    figure = overzicht.compared(screen, places, sorted(screen.pinned_years) or [year], groups)
    if figure is None:
        screen.nothing()
    else:
        screen.show(figure)


def origins(screen: Screen) -> None:
    """What is example, what is real, and of when each is."""
    t = screen.t
    screen.section(t("overzicht.origins.title"), t("overzicht.origins.intro"))
    st.html(html_table(overzicht.origins(screen), caption=t("overzicht.origins.caption"), lang=screen.lang))
