"""Goals of the Netherlands and Europe, as background."""

import streamlit as st

from figures.monitor_goals import goal_tables
from pages.parts.screen import Screen
from pages.parts.tables import show_table


def show(screen: Screen) -> None:
    """The main goals as a table, with the words that they are no measure of the province; the others on request."""
    t = screen.t
    screen.section(t("monitor.goals.title"), t("monitor.goals.lead"))
    main, *others = goal_tables(screen)
    show_table(screen, main, with_source=False)
    for figure in others:
        with st.expander(figure.words.title, key="goals-of-others"):
            show_table(screen, figure, with_source=False)
