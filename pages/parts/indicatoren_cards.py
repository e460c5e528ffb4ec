"""Six indicators: the cards side by side, and the deliveries behind them."""

from html import escape

import streamlit as st

from charts.table import html_table
from figures.indicatoren_cards import Card, cards
from figures.indicatoren_needs import needs_table
from pages.parts.indicatoren_choices import Chosen, link_to
from pages.parts.screen import Screen
from pages.parts.shell import PAGES

IN_A_ROW = 3
# Inline, since these rules are of these cards alone; the frame is that of the column.
BARE = "border:0;padding:0;"
MARK = "display:inline-block;border:1px solid currentColor;padding:0 0.4rem;margin:0 0.3rem 0.3rem 0;font-size:0.85rem;"
SMALL = "font-size:0.9rem;margin:0 0 0.3rem;"


def show_cards(screen: Screen, chosen: Chosen, options: dict[str, str | float]) -> None:
    """The six, three in a row, each with a link that opens it below."""
    t = screen.t
    screen.section(t("indicatoren.cards.heading", region=screen.region_name(chosen.region), year=chosen.year),
                   t("indicatoren.cards.intro"))
    found = cards(screen, chosen.region, chosen.year, chosen.scope, chosen.base_year, options)
    for start in range(0, len(found), IN_A_ROW):
        for column, card in zip(st.columns(IN_A_ROW), found[start:start + IN_A_ROW], strict=False):
            with column, st.container(border=True, height="stretch", key=f"card-{card.theme}"):
                st.html(card_html(card))
                link(screen, chosen, card)
    with st.expander(t("indicatoren.needs.heading"), key="needs"):
        st.html(f'<p class="subtitle">{escape(t("indicatoren.needs.intro")).replace("`", "")}</p>')
        st.html(html_table(needs_table(screen), caption=t("indicatoren.needs.caption"), lang=screen.lang))


def card_html(card: Card) -> str:
    """A card: theme, name, amount, what must stand on it, and the sentences."""
    marks = "".join(f'<span style="{MARK}">{escape(mark)}</span>' for mark in card.marks)
    number, _, unit = card.amount.partition(" ")
    body = f'<p class="amount">{escape(number)} <small>{escape(unit)}</small></p>' if card.amount else (
        f'<p role="note">{escape(card.missing)}</p>')
    lines = "".join(f'<p style="{SMALL}">{escape(line)}</p>' for line in card.lines)
    return (f'<div class="card card-figure" style="{BARE}"><h3>{card.number}. {escape(card.title)}</h3>'
            f'<p style="{SMALL}">{escape(card.name)}</p>{body}<p style="margin:0">{marks}</p>{lines}</div>')


def link(screen: Screen, chosen: Chosen, card: Card) -> None:
    """The way to the indicator in depth."""
    if card.indicator == chosen.indicator:
        st.html(f'<p style="{SMALL}"><strong>{escape(screen.t("indicatoren.card.opened"))}</strong></p>')
    else:
        st.page_link(PAGES["indicatoren"], label=screen.t("indicatoren.card.open", number=card.number),
                     query_params=dict(link_to(screen, card.indicator)), icon=":material/arrow_downward:")
