"""Waste: the same waste counted in several ways, and what is left out with the reason why."""

from html import escape

import streamlit as st

from figures import afval, afval_ladder
from pages.parts.afval_choices import Chosen
from pages.parts.screen import Screen


def show(screen: Screen, chosen: Chosen) -> None:
    """The named ways to count, the weight that is not judged, and the weight that lies in no province."""
    t = screen.t
    variants = afval_ladder.variants(screen, chosen.region, chosen.year, chosen.counted)
    if variants is None:
        screen.nothing()
    else:
        screen.show(variants, decimals=1)
    left_out = afval_ladder.left_out(screen, chosen.region, chosen.year, chosen.counted)
    if left_out is None:
        screen.section(t("afval.left_out.title", region=screen.region_name(chosen.region), year=chosen.year))
        screen.nothing(t("afval.left_out.none"))
    else:
        screen.show(left_out, decimals=1)
    lines = [t(f"afval.cards.{origin}", kg=afval.amount(screen, kg))
             for origin, kg in afval.unplaced(screen, chosen.year).items()]
    if lines:
        st.html('<ul class="plain-list">' + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
