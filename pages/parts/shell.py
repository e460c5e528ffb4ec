"""What stands around every page: name, menu, language, example banner, footer."""

from html import escape
from pathlib import Path

import streamlit as st

from flows.texts import LANGUAGES, Texts

PROJECT = Path(__file__).parents[2]
STYLE = Path(__file__).with_name("style.css")
# Group of the menu -> its pages in order; the key names the texts of the page. A page without a file is left out.
MENU = {
    "start": {"overzicht": "app.py", "doelen": "pages/doelen.py", "monitor": "pages/monitor.py"},
    "flows": {
        "indicatoren": "pages/indicatoren.py",
        "stromen": "pages/stromen.py",
        "kaart": "pages/kaart.py",
        "afval": "pages/afval.py",
        "milieudruk": "pages/milieudruk.py",
        "leveringszekerheid": "pages/leveringszekerheid.py",
    },
    "policy": {
        "eigen_organisatie": "pages/eigen_organisatie.py",
        "bouw": "pages/bouw.py",
        "bedrijvigheid": "pages/bedrijvigheid.py",
        "beleid": "pages/beleid.py",
    },
    "data": {"data_en_methode": "pages/data_en_methode.py", "exporteren": "pages/exporteren.py"},
}
PAGES = {page: file for pages in MENU.values() for page, file in pages.items()}


def path_of(page: str) -> str:
    """The path of a page in the address: "" for the first one."""
    return "" if PAGES[page] == "app.py" else Path(PAGES[page]).stem


def menu(t: Texts, page: str, choices: dict[str, str], drawing: str) -> None:
    """Links to the pages that exist, group by group, and to this page in the other languages; all carry the choices.

    `drawing` tells one drawing of the menu from another in the same run.
    """
    for group, pages in MENU.items():
        there = {name: file for name, file in pages.items() if (PROJECT / file).exists()}
        if not there:
            continue
        with st.container(key=f"menu-{group}-{drawing}", horizontal=True, gap="small", vertical_alignment="center"):
            st.html(f'<span class="menu-group">{escape(t(f"screen.menu_group.{group}"))}</span>', width="content")
            for name, file in there.items():
                label = t(f"screen.menu.{name}")
                st.page_link(file, label=f"**{label}**" if name == page else label, query_params=choices)
    with st.container(key=f"menu-languages-{drawing}", horizontal=True, width="content"):
        languages(t, page, choices)


def languages(t: Texts, page: str, choices: dict[str, str]) -> None:
    """Links to this page in the other languages."""
    for lang in LANGUAGES:
        if lang != t.lang:
            others = {name: value for name, value in choices.items() if name != "taal"}
            asked = others if lang == LANGUAGES[0] else others | {"taal": lang}
            st.page_link(PAGES[page], label=Texts(lang)("screen.this_language"), query_params=asked)


def style() -> None:
    """The few rules of style that Streamlit's own settings cannot say."""
    st.html(STYLE)


def note(text: str, kind: str) -> None:
    """A line in a frame; `kind` is "example", "notice" or "empty". Never by colour alone: the words say it."""
    st.html(f'<p class="note note-{kind}" role="note">{escape(text)}</p>')


def empty(t: Texts) -> None:
    """What stands on every page while no database is built."""
    st.html(
        f'<div class="note note-empty"><p>{escape(t("screen.empty.what"))}</p>'
        f"<p>{escape(t('screen.empty.how'))}</p><pre><code>python cli.py build</code></pre></div>"
    )
