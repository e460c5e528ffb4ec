"""What kind of place each province is, in words made from the figures: a port is no village."""

from dataclasses import dataclass
from functools import cached_property
from html import escape

import pandas as pd
import streamlit as st

from indicators.comparison import structure_sql
from pages.parts.kaart_view import say
from pages.parts.screen import Screen

SHARES = ("abroad", "other_provinces", "extracted", "energy", "exported")
# As many columns as fit, one on a telephone. Inline, since these rules are of this list alone.
GRID = (
    "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:0.9rem 1.6rem;"
    "margin:0 !important;padding:0 !important;"
)
ITEM = "border-top:2px solid rgba(128,128,128,0.4);padding-top:0.4rem;"
NAME = "font-weight:600;"
TEXT = "margin:0;line-height:1.4;"
SMALL = "font-size:0.875rem;padding-top:0.25rem;"


@dataclass(frozen=True)
class Structure:
    """The structure of the provinces in one year; empty when that year has no direct material input."""

    screen: Screen
    year: int

    @cached_property
    def rows(self) -> pd.DataFrame:
        return self.screen.rows(structure_sql(self.year))

    def sentences(self, row) -> tuple[str, str]:
        """The shares of a province in a sentence, and what stands out."""
        t = self.screen.t
        shares = {name: t.percent(getattr(row, name)) for name in SHARES}
        if row.standout is None or pd.isna(row.standout):
            return t("kaart.structure.sentence", **shares), ""
        return t("kaart.structure.sentence", **shares), t(
            "kaart.structure.standout", trait=self.trait(row), share=t.percent(row.standout_share),
            middle=t.percent(row.standout_middle))

    def trait(self, row) -> str:
        """What stands out in a few words: "veel fossiele energiedragers"."""
        way = "more" if row.standout_share >= row.standout_middle else "less"
        return self.screen.t(f"kaart.structure.{way}.{row.standout}")

    @cached_property
    def traits(self) -> dict[str, str]:
        """What stands out in each province, by code."""
        rows = self.rows.dropna(subset=["standout"])
        return {row.region: self.trait(row) for row in rows.itertuples()}

    @property
    def note(self) -> list[str]:
        """One note that says of every province what stands out, to go wherever the provinces go."""
        if not self.traits:
            return []
        groups: dict[str, list[str]] = {}
        for region, trait in self.traits.items():
            groups.setdefault(trait, []).append(self.screen.region_name(region))
        t = self.screen.t
        said = "; ".join(t("kaart.structure.group", trait=trait, names=t.join(sorted(names)))
                         for trait, names in sorted(groups.items()))
        return [t("kaart.structure.noted", said=said[0].upper() + said[1:])]

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
