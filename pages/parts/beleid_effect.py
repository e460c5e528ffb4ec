"""Claimed effects against the gap and the noise."""

from html import escape

import streamlit as st

from figures import beleid_effects
from indicators.assess import Assessment
from indicators.effect import Yardstick
from pages.parts.screen import Screen


def show(screen: Screen, territory: Assessment | None, against: Yardstick) -> None:
    """The claims with what they are held against; in words where nothing is claimed."""
    t = screen.t
    figure = beleid_effects.effects(screen, territory)
    screen.section(t("beleid.effect.heading"), t("beleid.effect.lead"))
    if figure is not None:
        screen.show(figure, level=3)
        return
    said = [t("beleid.effect.none"), *beleid_effects.noise_words(screen, against)]
    st.html("".join(f'<p class="subtitle">{escape(text)}</p>' for text in said))
