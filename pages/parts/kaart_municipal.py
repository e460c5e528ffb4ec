"""What the reader wants to see of the municipalities of Utrecht, and their figures on the screen."""

import streamlit as st

from figures.desk import HOME_REGION
from figures.kaart_municipal import (
    MAP,
    Municipal,
    map_figure,
    measure_name,
    measures,
    municipal,
    observed,
    ranked_figure,
)
from flows.boundaries import load
from pages.parts import kaart_parks
from pages.parts.kaart_click import key_for
from pages.parts.kaart_view import say
from pages.parts.screen import Screen

BETWEEN = "."


def municipal_view(screen: Screen) -> Municipal | None:
    """Ask what to show and get it; None when nothing is known per municipality."""
    t = screen.t
    every = observed(screen)
    known = {BETWEEN.join(key): key for key in measures(every)}
    if not known:
        return None

    def shown(option: str) -> str:
        measure, category, series = known[option]
        rows = every[~every["is_former"] & (every["series"] == series) & (every["measure"] == measure)]
        first, last = rows["year"].min(), rows["year"].max()
        return t("kaart.in_year", name=measure_name(screen, measure, category),
                 year=first if first == last else f"{first}-{last}")

    with screen.choices("choices-figure"):
        key = known[screen.pick("maat", list(known), label=t("kaart.choice.maat"), show=shown)]
        codes = sorted((f["properties"]["region"] for f in load("municipality", HOME_REGION)), key=screen.region_name)
        chosen = screen.pick("gemeente", [None, *codes], None, label=t("kaart.choice.gemeente"),
                             show=lambda code: screen.region_name(code) if code else t("kaart.none_chosen"))
        years = sorted(int(year) for year in municipal(screen, every, key).rows["year"].unique())
        year = screen.year(years, kind="slider") if len(years) > 1 else years[0]
    return municipal(screen, every, key, year, chosen)


def show_municipal(screen: Screen, view: Municipal) -> None:
    """The map with the business parks, the same in order, and the parks by name."""
    t = screen.t
    with_parks = screen.pick("terreinen", [], True, label=t("kaart.choice.terreinen"), kind="toggle")
    real = [t("kaart.municipal.real")] if screen.is_example else []
    say(" ".join([*real, t("kaart.no_flows"), t("kaart.click_municipality")]))
    left, right = st.columns([6, 5], gap="large")
    with left:
        screen.show(map_figure(view, with_parks), key_for(MAP, view.chosen), select="region", decimals=view.decimals)
    with right:
        screen.show(ranked_figure(view), decimals=view.decimals)
    kaart_parks.show(screen)
