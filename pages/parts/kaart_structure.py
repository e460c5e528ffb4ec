"""What kind of place each province is, drawn as a list; the words are made in `figures.structure`."""

from html import escape

import streamlit as st

from figures import structure
from pages.parts.kaart_view import say
from pages.parts.screen import Screen

# As many columns as fit, one on a telephone. Inline, since these rules are of this list alone.
GRID = (
    "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:0.9rem 1.6rem;"
    "margin:0 !important;padding:0 !important;"
)
ITEM = "border-top:2px solid rgba(128,128,128,0.4);padding-top:0.4rem;"
NAME = "font-weight:600;"
TEXT = "margin:0;line-height:1.4;"
SMALL = "font-size:0.875rem;padding-top:0.25rem;"


class Structure(structure.Structure):
    """The structure of the provinces in one year, on a screen."""

    def __init__(self, screen: Screen, year: int):
        super().__init__(screen, year)
        self.screen = screen

    def show(self, focus: str) -> None:
        """A sentence per province, that of the region in view first."""
        t = self.screen.t
        st.header(t("kaart.structure.title"), anchor="structuur")
        if self.rows.empty:
            self.screen.nothing(t("kaart.structure.empty", year=self.year))
            return
        say(t("kaart.structure.intro", year=self.year))
        items = sorted(self.rows.itertuples(),
                       key=lambda row: (row.region != focus, self.screen.region_name(row.region)))
        st.html(f'<dl style="{GRID}">' + "".join(map(self.item, items)) + "</dl>")

    def item(self, row) -> str:
        """One province as a term with its description: what stands out, then the shares."""
        sentence, standout = self.sentences(row)
        strong = f'<dd style="{TEXT}">{escape(standout)}</dd>' if standout else ""
        return (f'<div style="{ITEM}"><dt style="{NAME}">{escape(self.screen.region_name(row.region))}</dt>{strong}'
                f'<dd style="{TEXT}{SMALL}">{escape(sentence)}</dd></div>')
