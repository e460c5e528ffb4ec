"""What measures delivered over the years: one result drawn, all of them in a table."""

import pandas as pd
import streamlit as st

from charts.table import html_table
from figures import beleid
from pages.parts.screen import Screen


def show(screen: Screen, chosen: str) -> None:
    """The chosen result by year, and the latest figures of all."""
    t = screen.t
    screen.section(t("beleid.output.title"), t("beleid.output.lead"))
    figure = beleid.output(screen, chosen)
    if figure is None:
        screen.nothing()
    else:
        screen.show(figure, level=3)
    rows = screen.values(beleid.outputs(screen), dimensions=["total"])
    last = rows.sort_values("year").drop_duplicates("indicator", keep="last")
    table = pd.DataFrame({
        t("beleid.output.what"): [screen.name("indicator", name) for name in last["indicator"]],
        t("beleid.output.last_year"): last["year"].astype(str),
        t("charts.value"): last["value"],
        t("charts.unit"): [screen.unit(unit) for unit in last["unit"]],
        t("charts.figure_status"): [screen.name("status", status) for status in last["status"]],
        t("charts.source"): [screen.provenance.source(some) for _, some in last.groupby("indicator", sort=False)],
    })
    screen.section(t("beleid.output.overview"), t("beleid.output.overview_lead"), level=3)
    st.html(html_table(table, caption=t("beleid.output.overview"), lang=screen.lang))
