"""Circular business on the screen; what it shows is made in `figures.bedrijvigheid`."""

import streamlit as st

from figures import bedrijvigheid
from flows.boundaries import load
from pages.parts.cards import cards
from pages.parts.kaart_click import key_for
from pages.parts.screen import HOME_REGION, Screen
from pages.parts.tables import show_table


def published(screen: Screen) -> None:
    """The published figures: each with its own definition, never in one line with another."""
    t = screen.t
    screen.section(t("bedrijvigheid.published.title"), t("bedrijvigheid.never_chained"))
    cards(bedrijvigheid.published_cards(screen))
    if figure := bedrijvigheid.published(screen):
        screen.show(figure, level=3, decimals=1)
    with st.expander(t("bedrijvigheid.published.all"), key="published"):
        show_table(screen, bedrijvigheid.published_table(screen), with_source=False)


def choose(screen: Screen) -> tuple[str, int, str | None] | None:
    """Jobs or firms, the year, and a municipality or none; None where nothing has been delivered."""
    t, years = screen.t, screen.years(["circular_jobs", "circular_firms"])
    screen.section(t("bedrijvigheid.counted.title"), t("bedrijvigheid.counted.intro"))
    if not years:
        return None
    codes = sorted((feature["properties"]["region"] for feature in load("municipality", HOME_REGION)),
                   key=screen.region_name)
    with screen.choices():
        measure = screen.pick("maat", bedrijvigheid.MEASURES, label=t("bedrijvigheid.choice.measure"), kind="pills",
                              show=lambda name: t(f"bedrijvigheid.{name}"))
        year = screen.year(years)
        chosen = screen.pick("gemeente", [None, *codes], None, label=t("bedrijvigheid.choice.municipality"),
                             show=lambda code: screen.region_name(code) if code else t("bedrijvigheid.choice.none"))
    return measure, year, chosen


def counted(screen: Screen, measure: str, year: int, chosen: str | None) -> None:
    """What a delivery of establishments tells: shares, by municipality, strategy, sector and activity."""
    place = chosen or HOME_REGION
    cards(bedrijvigheid.share_cards(screen, place, year))
    for dimension, where in (("map", HOME_REGION), ("r_strategy", place), ("sector", HOME_REGION),
                             ("activity", HOME_REGION)):
        figure = bedrijvigheid.municipalities(screen, measure, year, chosen) if dimension == "map" else (
            bedrijvigheid.parts(screen, measure, dimension, where, year))
        if figure is None:
            screen.section(bedrijvigheid.heading(screen, measure, dimension, where, year), level=3)
            screen.nothing(bedrijvigheid.why_unknown(
                screen, bedrijvigheid.MUNICIPAL if dimension == "map" else where, year))
        elif figure.id == bedrijvigheid.MAP:
            screen.show(figure, key_for(figure.id, chosen), select="region", level=3, decimals=1)
        else:
            screen.show(figure, level=3, decimals=1)


def activities(screen: Screen) -> None:
    """The list of circular activities, with a reason for each."""
    t = screen.t
    screen.section(t("bedrijvigheid.list.title"), t("bedrijvigheid.list.intro"))
    with st.expander(t("bedrijvigheid.list.open"), key="activities"):
        show_table(screen, bedrijvigheid.activities(screen))
