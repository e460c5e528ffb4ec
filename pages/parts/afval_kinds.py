"""Waste: which waste it is, from chapter to kind to what is done with it; a click goes one level down."""

from html import escape

import streamlit as st

from figures import afval, afval_kinds
from pages.parts import afval_examples
from pages.parts.afval_choices import PAGE, SELECTED, Chosen, drawn, go_up, pick
from pages.parts.screen import Screen


def show(screen: Screen, chosen: Chosen) -> None:
    """The bars of one level, and the examples inside it."""
    t = screen.t
    bars, below = st.container(), st.container()
    with bars:
        code, measure = choose(screen, chosen)
    examples = afval_examples.choose(screen, chosen, below, within=code)
    with bars:
        figure = afval_kinds.kinds(screen, chosen.region, chosen.year, chosen.counted, code, measure, chosen.internal)
        if figure is None:
            screen.nothing(t("afval.kinds.none"))
        elif afval_kinds.next_level(code):
            key = f"afval-soorten-{measure}-{code or 'all'}"
            screen.show(figure, key, select=SELECTED["eural"], decimals=1)
            drawn(key, "eural", code)
        else:
            screen.show(figure, decimals=1)
    examples.show()


def choose(screen: Screen, chosen: Chosen) -> tuple[str, str]:
    """The kind of waste in view ("" for all) and what the bars show."""
    t, names = screen.t, afval.kinds(screen)
    codes = afval_kinds.codes(screen, chosen.region, chosen.year, chosen.counted)
    with screen.choices("choices-kinds"):
        code = pick(screen, "eural", [None, *codes], None,
                    show=lambda code: t("afval.choice.all_kinds") if code is None else names.get(code, code)) or ""
        measure = pick(screen, "afvalmaat", afval_kinds.MEASURES, show=lambda name: t(f"afval.measure.{name}"))
    if code:
        above = code[:-2]
        kind = names.get(above, above) if above else t("afval.choice.all_kinds")
        st.button(t("afval.choice.up", kind=kind), on_click=go_up, args=(above,), key=f"{PAGE}.up")
    if afval_kinds.next_level(code):
        st.html(f'<p class="subtitle">{escape(t("afval.kinds.hint"))}</p>')
    return code, measure
