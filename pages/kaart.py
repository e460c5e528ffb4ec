"""Kaart en vergelijken: the provinces on the map, in order and side by side, and the municipalities of Utrecht."""

import streamlit as st

from figures.kaart import MAP, TILES
from figures.kaart_municipal import MAP as MUNICIPAL_MAP
from pages.parts.kaart_click import follow_click
from pages.parts.kaart_municipal import municipal_view, show_municipal
from pages.parts.kaart_own import show_own
from pages.parts.kaart_provinces import show_map, show_ranked
from pages.parts.kaart_side import show_side
from pages.parts.kaart_structure import Structure
from pages.parts.kaart_view import province_view
from pages.parts.screen import PINS, open_screen

follow_click("kaart", "regio", (MAP, TILES))
follow_click("kaart", "gemeente", (MUNICIPAL_MAP,))

screen = open_screen("kaart")
t = screen.t
level = screen.pick("niveau", ["province", "municipality"], label=t("kaart.choice.niveau"), kind="pills",
                    show=lambda name: t(f"kaart.level.{name}"))
screen.comparison_set(*(PINS if level == "province" else ()))
if level == "municipality":
    municipal = municipal_view(screen)
    if municipal is None:
        screen.nothing(t("kaart.municipal.none"))
    else:
        show_municipal(screen, municipal)
else:
    view = province_view(screen)
    if view is None:
        screen.nothing()
    else:
        structure = Structure(screen, view.year)
        left, right = st.columns([6, 5], gap="large")
        with left:
            show_map(screen, view, structure)
        with right:
            show_ranked(screen, view, structure)
        structure.show(view.region)
        show_side(screen, view, structure)
        show_own(screen, view, structure)
screen.close()
