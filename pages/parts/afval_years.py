"""Waste through the years: what is done with it, and the share that could be better, beside other areas."""

import streamlit as st

from figures import afval_time
from flows.code_lists import NATION
from pages.parts.afval_choices import Chosen, pick
from pages.parts.screen import Screen

BY = {"rank": afval_time.by_rank, "treatment": afval_time.by_treatment}


def show(screen: Screen, chosen: Chosen) -> None:
    """The weight over the years by rank or treatment, then a share of this and the pinned areas."""
    t = screen.t
    weights, share = st.container(), st.container()
    with weights:
        by = pick(screen, "afvalnaar", BY, show=lambda name: t(f"afval.dimension.{name}"), kind="pills")
    with share:
        indicator = pick(screen, "aandeel", afval_time.SHARES, show=lambda name: t(f"afval.share.{name}"), kind="pills")
    with weights:
        draw(screen, BY[by](screen, chosen.region, chosen.counted))
    with share:
        regions = [chosen.region, NATION, *screen.pinned_regions]
        draw(screen, afval_time.shares(screen, regions, indicator, chosen.counted, screen.years_beside(chosen.year)))
        draw(screen, afval_time.provinces(screen, chosen.year, [chosen.region, *screen.pinned_regions], indicator,
                                          chosen.counted))


def draw(screen: Screen, figure) -> None:
    """A figure, or the words that there is nothing to show."""
    if figure is None:
        screen.nothing()
    else:
        screen.show(figure, decimals=1)
