"""A table without a chart on the screen: to read, and to download with its words."""

from functools import partial
from html import escape

import streamlit as st

from charts.figure import Figure
from charts.table import html_table
from pages.parts.drawing import TABLES, button
from pages.parts.screen import Screen


def show_table(screen: Screen, figure: Figure, decimals: int = 0, with_source: bool = True) -> None:
    """The table of a figure that has no chart, its source, and a button per kind of file.

    Where every row of the table has its source, `with_source` need not be said once more.
    """
    t, words = screen.t, figure.words
    st.html(html_table(figure.table, caption=words.title, lang=screen.lang, decimals=decimals))
    if with_source:
        source = t("screen.table_source", source=words.source, vintage=words.vintage)
        st.html(f'<p class="source">{escape(source)}</p>')
    with st.container(key=f"download-{figure.id}", horizontal=True, gap="small"):
        for kind, (make, extension) in TABLES.items():
            label = t("screen.download.for", format=kind, title=words.title)
            button(label, partial(make, figure), figure, extension, figure.id)
