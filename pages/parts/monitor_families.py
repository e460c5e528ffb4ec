"""One family of the monitor: what it is about, its figures, at most one chart, and the way to more."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.figure import Figure
from figures import monitor
from pages.parts import shell
from pages.parts.cards import cards
from pages.parts.screen import Screen

# Where a reader finds more of a family.
MORE = {"raw_materials": ("indicatoren", "doelen", "eigen_organisatie"), "circular_business": ("bedrijvigheid",),
        "policy_output": ("beleid",), "transition": ("beleid",)}


def show(screen: Screen, family: str, said: Sequence[str] = (), figure: Figure | None = None) -> None:
    """A family with sentences and a chart of its own where there are any."""
    t = screen.t
    screen.section(t(f"monitor.family.{family}"), t(f"monitor.lead.{family}"))
    if said:
        st.html("".join(f'<p class="subtitle">{escape(text)}</p>' for text in said))
    cards(monitor.card(screen, fact) for fact in monitor.facts(screen, family))
    if figure is not None:
        screen.show(figure, f"{family}-{figure.id}", level=3)
    there = [page for page in MORE[family] if (shell.PROJECT / shell.PAGES[page]).exists()]
    with st.container(key=f"more-{family}", horizontal=True, gap="small"):
        for page in there:
            st.page_link(shell.PAGES[page], label=t("monitor.more", page=t(f"screen.menu.{page}")),
                         query_params=screen.address.short)
