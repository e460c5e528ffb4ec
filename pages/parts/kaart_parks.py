"""The strategic business parks below the map; what is known of each is found by `figures.kaart_parks`."""

import streamlit as st

from charts.table import html_table
from figures import kaart_parks
from pages.parts.kaart_view import say
from pages.parts.screen import Screen


def show(screen: Screen) -> None:
    """The parks by name with what is known of them, and which flows are known where they lie."""
    t = screen.t
    st.header(t("kaart.parks.title"), anchor="bedrijventerreinen")
    say(t("kaart.parks.intro"))
    st.html(html_table(kaart_parks.table(screen), caption=t("kaart.parks.title"), lang=screen.lang))
    if kaart_parks.has_unknown(screen):
        say(t("kaart.parks.unknown_facts"))
    st.subheader(t("kaart.parks.flows_title"), anchor=False)
    say(t("kaart.parks.flows_none"))
    if found := kaart_parks.flows(screen):
        table, rows = found
        example = f" {t('kaart.parks.flows_example')}" if screen.provenance.is_example(rows) else ""
        caption = t("kaart.parks.flows_caption", year=int(rows["year"].iloc[0])) + example
        st.html(html_table(table, caption=caption, lang=screen.lang))
        say(t("kaart.parks.source", source=screen.provenance.source(rows)))
    say(t("kaart.parks.source", source=kaart_parks.sources(screen)))
