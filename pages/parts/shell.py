"""What stands around every page: name, menu, language, example banner, footer."""

from html import escape
from pathlib import Path

import streamlit as st

from flows.texts import LANGUAGES, Texts

PROJECT = Path(__file__).parents[2]
STYLE = Path(__file__).with_name("style.css")
# In the order of the menu; the key names the texts of the page.
PAGES = {
    "overzicht": "app.py",
    "doelen": "pages/doelen.py",
    "stromen": "pages/stromen.py",
    "kaart": "pages/kaart.py",
    "data_en_methode": "pages/data_en_methode.py",
}


def path_of(page: str) -> str:
    """The path of a page in the address: "" for the first one."""
    return "" if PAGES[page] == "app.py" else Path(PAGES[page]).stem


def menu(t: Texts, page: str, choices: dict[str, str]) -> None:
    """Links to the pages that exist, and to this page in the other languages; all carry the choices."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for name, file in PAGES.items():
            if (PROJECT / file).exists():
                label = t(f"screen.menu.{name}")
                st.page_link(file, label=f"**{label}**" if name == page else label, query_params=choices)
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
