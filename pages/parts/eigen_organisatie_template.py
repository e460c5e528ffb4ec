"""The template to fill in, how to hand it in, and the tender calendar as a table."""

from html import escape
from io import BytesIO

import pandas as pd
import streamlit as st

from charts import export
from charts.table import html_table
from flows.own_use.template import write_template
from pages.parts.screen import Screen

FILE = "own_use.xlsx"
PYTHON = ".venv/bin/python cli.py"


def show(screen: Screen) -> None:
    """What to do to get figures here: download, fill in, hand in."""
    t = screen.t
    screen.section(t("eigen_organisatie.template.title"), t("eigen_organisatie.template.intro"))
    steps = "".join(f"<li>{escape(t(f'eigen_organisatie.step.{number}'))}</li>" for number in range(1, 4))
    st.html(f'<ol class="plain-list">{steps}</ol>')
    st.download_button(t("eigen_organisatie.template.download"), data=lambda: empty_template(screen.lang),
                       file_name=FILE, mime=export.TYPES["xlsx"], on_click="ignore", key="own-use-template")
    lang = "" if screen.lang == "nl" else f" --lang {screen.lang}"
    st.code("\n".join(f"{PYTHON} {command}{lang}" for command in (
        f"check own_use {FILE}", f"deliver own_use {FILE}", "build")), language=None, wrap_lines=True)


def empty_template(lang: str) -> bytes:
    """The empty template in one language."""
    out = BytesIO()
    write_template(out, lang)
    return out.getvalue()


def calendar(screen: Screen, table: pd.DataFrame) -> None:
    """The tender calendar, work by work."""
    if table.empty:
        return
    t = screen.t
    with st.expander(t("eigen_organisatie.calendar.title", n=len(table)), key="calendar"):
        st.html(html_table(table, caption=t("eigen_organisatie.calendar.caption"), lang=screen.lang, decimals=1))
