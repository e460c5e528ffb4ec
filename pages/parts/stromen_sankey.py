"""Flows: the diagram on the screen, and the ribbon chosen in it."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from figures import stromen
from figures.stromen import Diagram
from figures.stromen_words import Chosen, Ribbon, Said
from indicators import flow_link
from pages.parts.screen import Screen
from pages.parts.stromen_choices import (
    DRAWN,
    FILTER_OF,
    PAGE,
    SELECTED,
    back_to_kinds,
    drill,
    let_go,
    pick,
    reset,
    row,
)


def choose(screen: Screen, chosen: Chosen) -> Diagram:
    """Find the ribbons and let the reader choose one. Stops the page, in words, where nothing flows."""
    found = stromen.diagram(screen, chosen, screen.pinned_groups)
    if found is None:
        screen.nothing(screen.t("stromen.empty"))
        if not chosen.selection.is_whole:
            st.button(screen.t("stromen.reset"), on_click=reset, key=f"{PAGE}.reset-empty")
        screen.close()
        st.stop()
    return replace(found, ribbon=chosen_ribbon(screen, found.said, found.ribbons))


def show(screen: Screen, diagram: Diagram) -> None:
    """Draw the diagram; a click in it is taken at the start of the next run."""
    ribbon, drawn = diagram.ribbon, stromen.figure(diagram)
    if drawn is None:
        below = len(flow_link.undrawable(diagram.links)) > 0
        screen.nothing(screen.t("stromen.only_negative" if below else "stromen.all_zero"))
        return
    key = f"sankey-{ribbon.code.replace('.', '-') if ribbon else 'all'}"
    screen.show(drawn, key, select=SELECTED, decimals=1)
    st.session_state[DRAWN] = (key, ribbon.code if ribbon else "")


def chosen_ribbon(screen: Screen, said: Said, drawn: pd.DataFrame) -> Ribbon | None:
    """The list of ribbons, largest first: the way to choose one without a mouse, and the way back."""
    t = screen.t
    order = drawn.sort_values(["value", "side", "end", "category"], ascending=[False, False, True, True])
    options = {
        ribbon.code: (ribbon, said.amount(row["value"]))
        for row in order.to_dict("records")
        for ribbon in [Ribbon(row["side"], row["end"], row["category"])]
    }

    def name(code: str | None) -> str:
        if code is None:
            return t("stromen.choice.all_ribbons")
        ribbon, value = options[code]
        return t(f"stromen.ribbon.{ribbon.side}", kind=said.kind(ribbon.category),
                 end=said.end(ribbon.side, ribbon.end), value=value)

    with row("ribbon"):
        code = pick(screen, "lint", [None, *options], None, show=name)
        ribbon = options[code][0] if code else None
        if ribbon:
            st.button(t("stromen.clear"), on_click=let_go, key=f"{PAGE}.clear")
        dimension = said.selection.dimension
        if dimension == "goods_group":
            st.button(t("stromen.back_to_kinds"), on_click=back_to_kinds, key=f"{PAGE}.back")
        elif ribbon and dimension in FILTER_OF:
            st.button(t("stromen.drill", kind=said.kind(ribbon.category)), on_click=drill,
                      args=(dimension, ribbon.category), key=f"{PAGE}.drill")
    return ribbon
