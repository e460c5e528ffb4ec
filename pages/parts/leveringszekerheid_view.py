"""Leveringszekerheid: the choices of the screen, the raw material that a click picks, and the headline."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import streamlit as st

from charts.figure import Figure
from figures.leveringszekerheid_said import Said
from figures.margins import with_margin
from indicators.impact import weights_sql
from indicators.supply_risk import CRITICAL, ORIGIN
from pages.parts.cards import cards
from pages.parts.kaart_click import click_key, key_for, memory
from pages.parts.screen import FLOW_REGIONS, Screen

PAGE, MATERIAL = "leveringszekerheid", "grondstof"
# The code of each raw material by what a click on it says, as drawn in the run before.
CODES = f"{PAGE}.codes"


@dataclass(frozen=True)
class Chosen:
    """What the reader chose: region, year, what counts as critical, and one raw material; and the years there are."""

    region: str
    year: int
    years: list[int]
    critical: str
    material: str


def follow_clicks(figures: Mapping[str, str]) -> None:
    """Let a new click in a figure choose its raw material, before the control is drawn.

    `figures`: the id of each figure that answers to clicks, with the field of its selection.
    """
    codes = st.session_state.get(CODES, {})
    for figure, field in figures.items():
        state = st.session_state.get(click_key(figure)) or {}
        picked = [item.get(field) for items in state.get("selection", {}).values() for item in items]
        clicked = codes.get(picked[0]) if picked else None
        if clicked and clicked != st.session_state.get(memory(figure)):
            st.session_state[f"{PAGE}.{MATERIAL}"] = clicked
        st.session_state[memory(figure)] = clicked


def show_clickable(screen: Screen, figure: Figure | None, chosen: Chosen, select: str, decimals) -> None:
    """A figure in which a click picks a raw material."""
    if figure is None:
        screen.nothing()
    else:
        screen.show(figure, key_for(figure.id, chosen.material), select=select, decimals=decimals)


def choose(screen: Screen) -> Chosen | None:
    """The controls above the figures; None where there is no figure, which the screen then says."""
    t = screen.t
    if not screen.years(["crm_mass"]):
        screen.nothing(t("leveringszekerheid.missing"))
        return None
    with screen.choices():
        region = screen.region(FLOW_REGIONS, indicators=("crm_mass",))
        years = screen.years(["crm_mass"], region)
        if not years:
            screen.nothing(t("leveringszekerheid.missing"))
            return None
        year = screen.year(years)
        found = Said(screen).lists
        count = {"eu_list": found["listed"], "thresholds": found["above"]}
        critical = screen.pick(
            "kritiek", CRITICAL.allowed, label=t("leveringszekerheid.choice.kritiek"),
            show=lambda name: t(f"leveringszekerheid.critical.{name}", count=count[name]))
        said = Said(screen, critical)
        rows = said.materials(region, year)
        remember(said, rows)
        material = screen.pick(MATERIAL, list(rows["material"]), label=t("leveringszekerheid.choice.grondstof"),
                               show=said.names.get)
    return Chosen(region, year, years, critical, material)


def remember(said: Said, rows) -> None:
    """Which raw material each name in the figures stands for: of a group with one score, the heaviest."""
    merged = said.merged(rows)
    codes = {code: code for code in rows["material"]}
    st.session_state[CODES] = codes | dict(zip([*rows["name"], *merged["name"]],
                                               [*rows["material"], *merged["material"]], strict=True))


def pick(screen: Screen, name: str, options, kind: str = "select", texts: str = "") -> str:
    """A choice beside a figure, with the label and the words of this page."""
    t = screen.t
    return screen.pick(name, options, label=t(f"leveringszekerheid.choice.{name}"), kind=kind,
                       show=lambda option: t(f"leveringszekerheid.{texts or name}.{option}"))


def headline(screen: Screen, chosen: Chosen, origin: str) -> None:
    """How many critical raw materials come in, the import value that hangs on them, and of what that is known."""
    t, said = screen.t, Said(screen, chosen.critical)
    here = ([chosen.region], [chosen.year], ["total"])
    parts = []
    for row in screen.values(["crm_count"], *here, options=said.options).dropna(subset=["value"]).itertuples():
        parts.append(card(t("leveringszekerheid.cards.count", year=chosen.year), t.number(row.value),
                          t("leveringszekerheid.cards.count_unit"),
                          t("leveringszekerheid.cards.count_what", of_list=said.of_list, lists=said.two_lists)))
    options = said.options | ({} if origin == ORIGIN.default else {ORIGIN.name: origin})
    values = with_margin(screen.values(["crm_value"], *here, options=options))
    imports = t(f"leveringszekerheid.imports.{origin}")
    for row in values.dropna(subset=["value"]).itertuples():
        unit = screen.unit(row.unit)
        text = t("leveringszekerheid.cards.value_only", imports=imports) if row.lower != row.lower else t(
            "leveringszekerheid.cards.value_what", lower=t.number(row.lower), upper=t.number(row.upper), unit=unit,
            imports=imports)
        parts.append(card(t("leveringszekerheid.cards.value", year=chosen.year), t.number(row.value), unit, text))
    weights = screen.rows(weights_sql([chosen.region], "crm", [chosen.year]))
    for row in weights[(weights["dimension"] == "total") & (weights["total"] > 0)].itertuples():
        parts.append(card(t("leveringszekerheid.cards.coverage", year=chosen.year),
                          t.percent(row.covered / row.total), t("leveringszekerheid.cards.coverage_unit"),
                          t("leveringszekerheid.cards.coverage_what", covered=t.number(row.covered),
                            total=t.number(row.total), unit=screen.unit("mln kg"))))
    cards(parts)


def card(title: str, number: str, unit: str, text: str) -> str:
    """A headline figure with its title and a sentence."""
    amount = f"{escape(number)} <small>{escape(unit)}</small>"
    return (f'<div class="card card-figure"><h2>{escape(title)}</h2><p class="amount">{amount}</p>'
            f"<p>{escape(text)}</p></div>")
