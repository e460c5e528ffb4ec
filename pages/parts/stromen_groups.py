"""Flows: all goods groups of the chosen flow in one table, in the order the reader wants."""

from html import escape

import pandas as pd
import streamlit as st

from charts.table import html_table
from figures import stromen_groups
from figures.stromen_words import Ribbon, Said
from indicators import flow_link
from pages.parts import drawing
from pages.parts.screen import Screen
from pages.parts.stromen_choices import pick, row

# How to order: column, and whether the smallest comes first. "change" is the size, whichever way it goes.
ORDERS = {
    "value": ("value", False), "change": ("size", False), "rise": ("change", False), "fall": ("change", True),
    "margin": ("standard_error", False), "name": ("name", True),
}
SHOWN = 15


def arrange(screen: Screen, said: Said, pair: tuple[int, int] | None) -> tuple[str, bool]:
    """How the reader wants the table: its order, and whether with all groups."""
    t = said.t
    orders = [name for name in ORDERS if pair or name in ("value", "margin", "name")]
    with row("table"):
        order = pick(screen, "sorteer", orders, show=lambda name: t(f"stromen.sort.{name}"))
        return order, pick(screen, "alles", (), kind="toggle")


def show(screen: Screen, said: Said, ribbon: Ribbon | None, pair: tuple[int, int] | None, moves: pd.DataFrame | None,
         arranged: tuple[str, bool]) -> None:
    """The table as the reader arranged it, its sum, and its downloads (with all groups)."""
    t, year = said.t, said.chosen.year
    selection = said.narrowed(ribbon)
    whole = screen.rows(flow_link.sums_sql(selection.seen_by("all"), [year]))
    about = said.subtitle(t("stromen.groups.subtitle", region=said.region, what=said.what(ribbon)))
    st.html(f'<p class="subtitle">{escape(about)} {escape(stromen_groups.total(said, whole))}</p>')
    rows, now = stromen_groups.groups(said, ribbon, moves)
    order, whole_list = arranged
    column, rising = ORDERS[order]
    rows = rows.sort_values([column, "name"], ascending=[rising, True], na_position="last",
                            key=lambda values: values.str.casefold() if column == values.name == "name" else values)
    table = stromen_groups.labelled(said, rows, pair)
    figure = stromen_groups.largest(said, ribbon, rows, now, table)
    if pair:
        st.html(f'<p class="subtitle">{escape(t("stromen.groups.note"))}</p>')
    shown = table if whole_list else table.head(SHOWN)
    st.html(html_table(shown, caption=t("stromen.groups.title", year=year), lang=t.lang, decimals=1))
    st.html(drawing.source_line(figure, t))
    drawing.downloads(figure, "groepen", t.lang)
    screen.figures.append(figure)
