"""Milieudruk: the choices of the screen, its headline, and what its figures are and are not."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from figures.margins import with_margin
from figures.milieudruk_said import DIMENSIONS, Said
from indicators.impact import IMPACTS
from pages.parts.cards import cards
from pages.parts.screen import FLOW_REGIONS, Screen

ABOUT = ("upstream", "exports", "combustion", "double", "territorial")


@dataclass(frozen=True)
class Chosen:
    """What the reader chose: region, year, impact ("ghg" or "mki") and how it is divided; and the years there are."""

    region: str
    year: int
    years: list[int]
    impact: str
    dimension: str


def choose(screen: Screen) -> Chosen | None:
    """The controls above the figures; None where there is no figure, which the screen then says."""
    t = screen.t
    with screen.choices():
        impact = screen.pick("milieumaat", IMPACTS, label=t("milieudruk.choice.milieumaat"),
                             show=lambda name: t(f"milieudruk.measure.{name}", set=Said(screen, name).set))
        years = screen.years([impact])
        if not years:
            other = screen.years(IMPACTS)
            screen.nothing(t(f"milieudruk.missing.{impact}") if other else t("milieudruk.missing.all"))
            return None
        region = screen.region(FLOW_REGIONS, indicators=(impact,))
        years = screen.years([impact], region)
        if not years:
            screen.nothing(t("milieudruk.missing.all"))
            return None
        year = screen.year(years)
        dimension = screen.pick("verdeling", DIMENSIONS, label=t("milieudruk.choice.verdeling"),
                                show=lambda name: t(f"milieudruk.dimension.{name}"))
    return Chosen(region, year, years, impact, dimension)


def other_year(screen: Screen, chosen: Chosen) -> int | None:
    """The year to compare with; None when there is no other."""
    others = [year for year in chosen.years if year != chosen.year]
    if not others:
        return None
    base = screen.address.read("basisjaar", others, others[0])[0]
    with screen.choices("choices-years"):
        return screen.pick("vanaf", others, base, label=screen.t("milieudruk.choice.vanaf"))


def headline(screen: Screen, chosen: Chosen) -> None:
    """Both impacts of the year with their margins, and the weight they are about."""
    t = screen.t
    parts = []
    for impact in IMPACTS:
        said = Said(screen, impact)
        rows = with_margin(screen.values([impact], [chosen.region], [chosen.year], ["total"]))
        for row in rows.dropna(subset=["value"]).itertuples():
            margin = t("milieudruk.cards.no_margin") if row.lower != row.lower else t(
                "milieudruk.cards.margin", lower=said.number(row.lower), upper=said.number(row.upper), unit=said.unit)
            parts.append(card(t("milieudruk.cards.value", name=said.name, year=chosen.year),
                              said.number(row.value), said.unit, margin))
    said = Said(screen, chosen.impact)
    whole = said.weights([chosen.region], [chosen.year])
    whole = whole[whole["dimension"] == "total"]
    for row in whole[whole["total"] > 0].itertuples():
        parts.append(card(t("milieudruk.cards.coverage", year=chosen.year), t.percent(row.covered / row.total),
                          t("milieudruk.cards.of_input"), " ".join(filter(None, [
                              t("milieudruk.cards.coverage_what", covered=t.number(row.covered),
                                total=t.number(row.total)), said.poorly(chosen.region, chosen.year)]))))
    cards(parts)


def card(title: str, number: str, unit: str, text: str) -> str:
    """A headline figure with its title and a sentence."""
    amount = f"{escape(number)} <small>{escape(unit)}</small>"
    return (f'<div class="card card-figure"><h2>{escape(title)}</h2><p class="amount">{amount}</p>'
            f"<p>{escape(text)}</p></div>")


def about(screen: Screen) -> None:
    """What the figures are and what they are not, in sentences that nobody has to look for."""
    t = screen.t
    screen.section(t("milieudruk.about.title"))
    lines = "".join(f"<li>{escape(t(f'milieudruk.about.{name}'))}</li>" for name in ABOUT)
    st.html(f'<ul class="plain-list">{lines}</ul>')
