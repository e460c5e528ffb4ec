"""Headings, sentences and tables of the screen Data and method."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from charts.table import html_table
from flows.texts import Texts


def heading(t: Texts, part: str) -> None:
    """A part with its heading and its first sentences: its texts `heading` and `lead`."""
    st.header(t(f"data_en_methode.{part}.heading"), anchor=False)
    say(t(f"data_en_methode.{part}.lead"))


def below(t: Texts, key: str, **values) -> None:
    """A heading within a part."""
    st.subheader(t(key, **values), anchor=False)


def say(text: str, kind: str = "subtitle") -> None:
    """A paragraph; its text is shown as it is, whatever file it came from."""
    st.html(f'<p class="{kind}">{escape(text)}</p>')


def listed(texts: list[str]) -> None:
    """Sentences below each other."""
    st.html(f'<ul class="subtitle">{"".join(f"<li>{escape(text)}</li>" for text in texts)}</ul>')


def described(pairs: list[tuple[str, str]]) -> None:
    """Terms with what they mean."""
    rows = "".join(
        f'<dt style="font-weight:600;margin:0.6rem 0 0;padding:0;">{escape(term)}</dt>'
        f'<dd style="margin:0;padding:0;">{escape(text)}</dd>'
        for term, text in pairs
    )
    st.html(f'<dl class="subtitle" style="padding:0;">{rows}</dl>')


def table(
    t: Texts,
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    caption: str,
    decimals: int | Mapping[str, int] = 0,
    links: Mapping[str, str] | None = None,
) -> None:
    """The chosen columns of a frame, headed by texts of the screen: {"year": "coverage.year"}.

    `links` makes a text that fills a cell a link: text -> address.
    """
    # A heading may break, but not within its unit.
    labels = {column: t(f"data_en_methode.{key}").replace("mln kg", "mln\u00a0kg") for column, key in columns.items()}
    if isinstance(decimals, Mapping):
        decimals = {labels[column]: digits for column, digits in decimals.items()}
    html = html_table(frame[list(labels)].rename(columns=labels), caption=caption, lang=t.lang, decimals=decimals)
    for text, address in (links or {}).items():
        link = f'<a href="{escape(address)}" style="color:inherit">{escape(text)}</a>'
        html = html.replace(f">{escape(text)}<", f">{link}<")
    st.html(html)
