"""What the reader wants to see on the map of provinces, and the sentences of the page itself."""

from html import escape

import streamlit as st

from figures.kaart_view import View, known_indicators, part_name, parts, province_rows
from pages.parts.screen import Screen


def say(text: str) -> None:
    """A sentence of the page itself, which no figure takes along."""
    st.html(f'<p class="subtitle">{escape(text)}</p>')


def province_view(screen: Screen) -> View | None:
    """Ask what to show and get it; None when no province has a figure."""
    t = screen.t
    ids = known_indicators(screen)
    if not ids:
        return None
    with screen.choices("choices-figure"):
        indicator = screen.indicator(ids)
        divided = parts(screen, indicator)
        dimension = screen.pick("indeling", list(divided), label=t("kaart.choice.indeling"),
                                show=lambda name: t(f"kaart.dimension.{name}"))
        category = screen.pick("onderdeel", divided[dimension], label=t("kaart.choice.onderdeel"),
                               show=lambda name: part_name(screen, dimension, name))
    regions = screen.regions(("province",))
    rows = province_rows(screen, indicator, dimension, category, regions)
    years = sorted(int(year) for year in rows.dropna(subset=["value"])["year"].unique())
    with screen.choices("choices-place"):
        region = screen.region()
        year = screen.year(years, kind="slider" if len(years) > 1 else "select")
        look = screen.pick("beeld", ["map", "tiles"], label=t("kaart.choice.beeld"), kind="pills",
                           show=lambda name: t(f"kaart.view.{name}"))
    if len(years) < len(screen.years()):
        screen.nothing(t("kaart.years_exist", years=t.join([str(year) for year in years])))
    say(t("kaart.click"))
    return View(screen, indicator, dimension, category, year, region, regions, rows, look)
