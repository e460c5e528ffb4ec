"""Environmental impact: CO2 and MKI of what comes in, by kind of goods and use, what drives it, and how sure it is."""

import streamlit as st

from figures import milieudruk, milieudruk_change
from pages.parts import milieudruk_view
from pages.parts.screen import open_screen

screen = open_screen("milieudruk", sources=("cbs_flows", "impact_factors"))
chosen = milieudruk_view.choose(screen)
if chosen is None:
    screen.close()
    st.stop()
t, region, year, impact = screen.t, chosen.region, chosen.year, chosen.impact
screen.comparison_set("regions", "years", "groups")
# The places first: all choices come before the first figure is drawn, so that its link holds them.
top, change, rest = (st.container() for _ in range(3))
with change:
    base = milieudruk_view.other_year(screen, chosen)
with top:
    milieudruk_view.headline(screen, chosen)
    milieudruk_view.about(screen)
    for figure in (
        milieudruk.by_part(screen, region, year, impact, chosen.dimension, screen.pinned_groups),
        milieudruk.over_years(screen, region, impact, chosen.dimension),
    ):
        screen.show(figure, decimals=1) if figure else screen.nothing()
with change:
    if base is None:
        screen.nothing(t("milieudruk.one_year"))
    else:
        pair = sorted((base, year))
        drivers = milieudruk_change.drivers(screen, region, *pair, impact)
        groups = milieudruk_change.groups(screen, region, *pair, impact, screen.pinned_groups)
        for figure in filter(None, (drivers, groups)):
            screen.show(figure, decimals=1)
        if not (drivers or groups):
            screen.nothing(t("milieudruk.no_change"))
with rest:
    codes = list(dict.fromkeys([region, *screen.pinned_regions]))
    years = screen.years_beside(year)
    if figure := milieudruk.regions(screen, codes, impact, years):
        screen.show(figure, decimals=1)
    if len(codes) == 1:
        screen.nothing(t("milieudruk.pin"))
    if figure := milieudruk.covered(screen, region, year, impact):
        screen.show(figure, decimals={figure.table.columns[2]: 3, figure.table.columns[1]: 1,
                                      figure.table.columns[3]: 1})
screen.close()
