"""Six indicators: those of the Provincial Circular Economy Monitor side by side, and one of them in depth."""

import streamlit as st

from figures.indicatoren import View
from pages.parts import indicatoren_cards, indicatoren_choices, indicatoren_open
from pages.parts.screen import open_screen

SOURCES = ("cbs_flows", "rme", "lma_waste", "material_content")

screen = open_screen("indicatoren", sources=SOURCES)
chosen = indicatoren_choices.choose(screen)
if chosen is None:
    screen.nothing()
    screen.close()
    st.stop()
screen.comparison_set("regions", "years", "groups")
# The places first: all choices come before the first figure is drawn, so that its link holds them.
six, explained, turned, trend = (st.container() for _ in range(4))
divided, places = st.columns([6, 5], gap="large")
over_years, own = st.container(), st.container()
with turned:
    options = indicatoren_choices.knobs(screen, chosen.indicator)
view = View(screen, chosen.region, chosen.indicator, chosen.year, chosen.category, options)
with divided:
    division = indicatoren_choices.division(screen, view)
with six:
    indicatoren_cards.show_cards(screen, chosen, options)
with explained:
    indicatoren_open.explain(screen, view)
with trend:
    indicatoren_open.show_trend(screen, view, chosen.base_year)
with divided:
    indicatoren_open.show_parts(screen, view, division)
with places:
    indicatoren_open.show_places(screen, view)
with over_years:
    indicatoren_open.show_stack(screen, view, division)
with own:
    indicatoren_open.show_own(screen, view)
screen.close()
