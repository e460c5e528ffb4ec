"""Goals of the Netherlands and Europe, as background."""

import streamlit as st

from charts.table import html_table
from figures.monitor_goals import goal_table
from pages.parts.screen import Screen


def show(screen: Screen) -> None:
    """The goals as a table, with the words that they are no measure of the province."""
    t = screen.t
    screen.section(t("monitor.goals.title"), t("monitor.goals.lead"))
    st.html(html_table(goal_table(screen), caption=t("monitor.goals.title"), lang=screen.lang))
