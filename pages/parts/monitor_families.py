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


def brief(screen: Screen) -> None:
    """The first figure of each family, for who has one minute."""
    lines = "".join(f"<li><strong>{escape(family)}.</strong> {escape(text)}</li>"
                    for family, text in monitor.brief(screen))
    st.html(f'<ul class="plain-list">{lines}</ul>')


def show(screen: Screen, family: str, verdicts: Sequence[str] = (), said: str = "",
         figure: Figure | None = None) -> None:
    """A family with its figures; `verdicts` are cards (HTML) and `said` a sentence to begin with."""
    t = screen.t
    screen.section(t(f"monitor.family.{family}"), t(f"monitor.lead.{family}"))
    if said:
        st.html(f'<p class="subtitle">{escape(said)}</p>')
    known = monitor.facts(screen, family)
    cards(monitor.card(screen, fact) for fact in known)
    st.html(f'<p class="source">{escape(monitor.sources(screen, known))}</p>')
    if verdicts:
        screen.section(t("monitor.targets"), level=3)
        cards(verdicts)
    if figure is not None:
        screen.show(figure, f"{family}-{figure.id}", level=3)
    with st.container(key=f"more-{family}", horizontal=True, gap="small"):
        for page in MORE[family]:
            if (shell.PROJECT / shell.PAGES[page]).exists():
                st.page_link(shell.PAGES[page], label=t("monitor.more", page=t(f"screen.menu.{page}")),
                             query_params=screen.address.short)
