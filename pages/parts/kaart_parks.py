"""The strategic business parks below the map; what is known of each is found by `figures.kaart_parks`."""

import streamlit as st

from figures import kaart_parks
from pages.parts.kaart_view import say
from pages.parts.screen import Screen
from pages.parts.tables import show_table


def show(screen: Screen) -> None:
    """The parks by name with what is known of them, and which flows are known where they lie."""
    t = screen.t
    st.header(t("kaart.parks.title"), anchor="bedrijventerreinen")
    say(t("kaart.parks.intro"))
    show_table(screen, kaart_parks.table(screen))
    if kaart_parks.has_unknown(screen):
        say(t("kaart.parks.unknown_facts"))
    st.subheader(t("kaart.parks.flows_title"), anchor=False)
    say(t("kaart.parks.flows_none"))
    if found := kaart_parks.flows(screen):
        show_table(screen, found)
