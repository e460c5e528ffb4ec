"""Exporteren: one figure of the list as it stands in the pack, with its place, area and year."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st

from charts.figure import Figure
from figures.piece import REGION, YEAR
from pages.parts import drawing, shell
from pages.parts.exporteren_list import Listed, codes, keep, press
from pages.parts.listing import IN_VIEW
from pages.parts.screen import FLOW_REGIONS, Screen
from publish.edition import Edition
from publish.monitor.contents import Missing, entry, waiting_for
from publish.monitor.selection import Item, Selection
from publish.site.writing import decimals

# What holds for the whole pack; Streamlit says of None, in English, that nothing was chosen.
SAME = ""


def show(screen: Screen, listed: Listed, selection: Selection, edition: Edition) -> None:
    """One figure of the list: what can be changed of it, and what it looks like."""
    t = screen.t
    screen.section(t("exporteren.one_figure"), t("exporteren.one_figure_intro"))
    names = {item.code: f"{place}. {listed.title(screen, item)}" for place, item in enumerate(listed.items, 1)}
    code = screen.pick(IN_VIEW, names, label=t("exporteren.figure_in_list"), show=names.get)
    item = Item.from_code(code)
    order(screen, code, list(names))
    own(screen, listed, item, selection)
    beside(screen, listed, item)
    desk = edition.desk(screen.lang)
    found = entry(desk, listed.piece(item), item, selection, waiting_for(edition, screen.lang))
    if isinstance(found, Figure):
        drawing.draw(found, "preview", None, 3, decimals(found.table))
    else:
        missing(found)


def missing(found: Missing) -> None:
    """What the pack says in the place of a figure."""
    st.subheader(drawing.escape_markdown(found.title), anchor=False)
    shell.note(found.why, "empty")
    if found.commands:
        st.code("\n".join(found.commands), language=None, wrap_lines=True)


def order(screen: Screen, code: str, there: list[str]) -> None:
    """Move a figure up or down the list, or take it off."""
    t, place = screen.t, there.index(code)
    with st.container(key="order", horizontal=True, gap="small"):
        press(t("exporteren.up"), lambda: move(code, -1), disabled=place == 0)
        press(t("exporteren.down"), lambda: move(code, 1), disabled=place == len(there) - 1)
        press(t("exporteren.remove"), lambda: keep(other for other in codes() if other != code))


def move(code: str, steps: int) -> None:
    """Let a figure change places with the one so many steps on."""
    there = list(codes())
    place = there.index(code)
    there[place], there[place + steps] = there[place + steps], there[place]
    keep(there)


def own(screen: Screen, listed: Listed, item: Item, selection: Selection) -> None:
    """An area and a year for this figure alone."""
    t, piece = screen.t, listed.piece(item)
    regions = screen.regions(FLOW_REGIONS) if REGION in piece.takes else []
    years = piece.years(screen, item.region or selection.region)
    options = {"region": (regions, item.region, screen.region_option), "year": (years, item.year, str)}
    with screen.choices("choices-own"):
        for name, (known, now, said) in options.items():
            if known:
                key = f"exporteren.own.{item.code}.{name}"
                st.session_state[key] = now or SAME
                st.selectbox(t(f"exporteren.own.{name}"), [SAME, *known], key=key, on_change=change,
                             args=(item, name, key), format_func=described(t(f"exporteren.same.{name}"), said))


def described(nothing: str, said: Callable[[object], str]) -> Callable[[object], str]:
    """How an option is said."""
    return lambda option: nothing if option == SAME else said(option)


def change(item: Item, name: str, key: str) -> None:
    """Give a figure of the list another area or year; it stays in view."""
    other = replace(item, **{name: st.session_state[key] or None}).code
    keep(other if code == item.code else code for code in codes())
    st.session_state[f"exporteren.{IN_VIEW}"] = other


def beside(screen: Screen, listed: Listed, item: Item) -> None:
    """The same figure once more for each area and year of the reader's own comparison."""
    t, takes = screen.t, listed.piece(item).takes
    more = [replace(item, region=region) for region in screen.pinned_regions if REGION in takes]
    more += [replace(item, year=year) for year in screen.pinned_years if YEAR in takes]
    more = [one for one in more if one.code not in codes()]
    if more:
        names = t.join([screen.region_option(one.region) if one.region != item.region else str(one.year)
                        for one in more])
        st.html(f'<p class="subtitle">{escape(t("exporteren.beside", names=names))}</p>')
        press(t("exporteren.add_beside"), lambda: add_after(item.code, [one.code for one in more]))


def add_after(code: str, more: list[str]) -> None:
    """Put figures in the list right after another."""
    there = list(codes())
    place = there.index(code) + 1
    keep([*there[:place], *more, *there[place:]])
