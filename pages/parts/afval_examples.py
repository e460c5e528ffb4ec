"""Waste: the table of best practices, and who already does the one in view."""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from charts.table import html_table
from figures import afval, afval_examples, afval_kinds
from pages.parts import drawing
from pages.parts.afval_choices import Chosen, pick
from pages.parts.screen import Screen

SHOWN = 10
DECIMALS = 1


@dataclass(frozen=True)
class Examples:
    """The rows of the table and what the reader chose in it; `box` is where it stands."""

    screen: Screen
    chosen: Chosen
    rows: pd.DataFrame
    held: pd.DataFrame
    step: str
    within: str
    whole: bool
    cell: str | None
    table_box: object
    who_box: object

    def show(self) -> None:
        """The table with its downloads, and the provinces that do the example in view."""
        with self.table_box:
            self.table()
        with self.who_box:
            self.who()

    def table(self) -> None:
        """The rows in words and numbers, the first of them unless all are asked for."""
        screen, t, chosen = self.screen, self.screen.t, self.chosen
        figure = afval_examples.examples(screen, chosen.region, chosen.year, chosen.counted, self.step, self.within,
                                         chosen.internal)
        if figure is None:
            for text in [*afval_examples.held_back(screen, self.held), t("afval.examples.none")][:1]:
                screen.nothing(text)
            return
        for text in filter(None, (figure.words.subtitle, *figure.words.warnings)):
            weight = "warning" if text in figure.words.warnings else "subtitle"
            st.html(f'<p class="{weight}">{escape(text)}</p>')
        shown = figure.table if self.whole else figure.table.head(SHOWN)
        st.html(html_table(shown, caption=figure.words.title, lang=t.lang, decimals=DECIMALS))
        if len(shown) < len(figure.table):
            few = t("afval.examples.shown", n=len(shown), total=len(figure.table))
            st.html(f'<p class="subtitle">{escape(few)}</p>')
        st.html(drawing.source_line(figure, t))
        drawing.downloads(figure, "voorbeelden", t.lang)
        screen.figures.append(figure)

    def who(self) -> None:
        """The provinces whose waste is treated as well as the example in view could be."""
        if self.cell is None:
            return
        row = next(row for row in self.rows.itertuples() if afval_examples.cell_code(row) == self.cell)
        figure = afval_examples.done_by(self.screen, self.chosen.region, self.chosen.year, row.ewc_code,
                                        row.alternative, self.chosen.internal)
        if figure is None:
            self.screen.nothing(self.screen.t("afval.done_by.none"))
        else:
            self.screen.show(figure, decimals=DECIMALS)


def choose(screen: Screen, chosen: Chosen, box, step: str = "", within: str = "") -> Examples:
    """Find the rows of a step or a kind of waste and let the reader arrange them, in `box`."""
    t = screen.t
    rows, held = afval_examples.practices(screen, chosen.region, chosen.year, chosen.counted, step, within,
                                          chosen.internal)
    names, ways = afval.kinds(screen), {}

    def way(treatment: str) -> str:
        return ways.setdefault(treatment, afval_kinds.treatment_name(screen, treatment))

    known = {afval_examples.cell_code(row): row for row in rows.itertuples()}

    def name(code: str) -> str:
        row = known[code]
        return t("afval.choice.example", kind=names.get(row.ewc_code, row.ewc_code), now=way(row.treatment),
                 best=way(row.alternative))

    with box:
        st.header(t("afval.examples.title", region=screen.region_name(chosen.region), year=chosen.year),
                  anchor="afval-voorbeelden")
        whole = pick(screen, "alles", (), kind="toggle")
        table_box = st.container()
        cell = pick(screen, "voorbeeld", known, show=name) if known else None
        who_box = st.container()
    return Examples(screen, chosen, rows, held, step, within, whole, cell, table_box, who_box)
