"""Flows: from origin through kinds of goods to destination; one ribbon leads the figures below it."""

import streamlit as st

from figures import stromen_time as through_years
from figures.stromen_groups import FIGURE as GROUPS
from pages.parts import stromen_choices, stromen_groups, stromen_sankey, stromen_time
from pages.parts.screen import open_screen

stromen_choices.take_click()
screen = open_screen("stromen")
years = screen.years()
if not years:
    screen.nothing(screen.t("stromen.no_years"))
    screen.close()
    st.stop()
chosen = stromen_choices.choose(screen, years)
screen.comparison_set("regions", "years", "groups")
# The places of the figures first: all choices come before the first figure is drawn, so that its link holds them.
diagram, picked, through, changes, changed, heading, groups, others = (st.container() for _ in range(8))
with diagram:
    flows = stromen_sankey.choose(screen, chosen)
    said, ribbon = flows.said, flows.ribbon
with changes:
    pair = stromen_time.two_years(screen, chosen)
with heading:
    st.header(screen.t("stromen.groups.title", year=chosen.year), anchor=GROUPS)
    arranged = stromen_groups.arrange(screen, said, pair)
with diagram:
    stromen_sankey.show(screen, flows)
with picked:
    if ribbon:
        screen.nothing(screen.t("stromen.picked.said", what=said.what(ribbon)))
with through:
    screen.show(through_years.years(said, ribbon), "jaren", decimals=1)
moves = None
with changed:
    if pair is None:
        screen.nothing(screen.t("stromen.movers.one_year"))
    else:
        moves = stromen_time.moved(screen, said, ribbon, pair)
with groups:
    stromen_groups.show(screen, said, ribbon, pair, moves, arranged)
with others:
    stromen_time.regions(screen, said, ribbon)
screen.close()
