"""Security of supply: critical raw materials in what comes in, against the EU thresholds, by goods and in money."""

from html import escape

import streamlit as st

from figures import leveringszekerheid as materials
from figures import leveringszekerheid_goods as goods
from figures import leveringszekerheid_material as one
from indicators.supply_risk import ORIGIN
from pages.parts import leveringszekerheid_view as view
from pages.parts.screen import open_screen

view.follow_clicks({materials.LIMITS: "name", goods.HEATMAP: "row"} | dict.fromkeys(materials.ORDERS.values(), "code"))
screen = open_screen("leveringszekerheid", sources=("cbs_flows", "material_content", "crm_scores"))
chosen = view.choose(screen)
if chosen is None:
    screen.close()
    st.stop()
t, region, year, critical = screen.t, chosen.region, chosen.year, chosen.critical
screen.comparison_set("regions", "years", "groups")
codes = list(dict.fromkeys([region, *screen.pinned_regions]))
years = screen.years_beside(year)
# The places first: all choices come before the first figure is drawn, so that its link holds them.
top, picked, order, cells, money, beside = (st.container() for _ in range(6))
with order:
    by = view.pick(screen, "volgorde", list(materials.ORDERS), kind="pills", texts="order")
with cells:
    cell = view.pick(screen, "cel", list(goods.CELLS), kind="pills", texts="cell")
with money:
    origin = view.pick(screen, "herkomst", ORIGIN.allowed, texts="origin")
with beside:
    measure = view.pick(screen, "reeks", list(one.MEASURES), texts="measure")
decimals = materials.table_decimals(screen)
with top:
    view.headline(screen, chosen, origin)
    st.html(f'<p class="subtitle">{escape(t("leveringszekerheid.click"))}</p>')
    view.show_clickable(screen, materials.against_limits(screen, region, year, critical), chosen, "material", decimals)
with picked:
    pair = (one.goods_of(screen, region, year, chosen.material), one.over_years(screen, codes, chosen.material, years))
    for column, figure in zip(st.columns(2, gap="large"), pair, strict=True):
        with column:
            screen.show(figure, decimals=2) if figure else screen.nothing(t("leveringszekerheid.no_goods"))
with order:
    view.show_clickable(screen, materials.ranked(screen, region, year, by, critical, chosen.material), chosen, "bar",
                        decimals)
with cells:
    view.show_clickable(screen, goods.goods_by_material(screen, region, year, cell, critical), chosen, "cell",
                        1 if cell == "share" else 2)
with money:
    pair = (goods.at_stake(screen, region, year, origin, critical, screen.pinned_groups),
            goods.in_each_group(screen, region, year, critical, screen.pinned_groups))
    for column, figure in zip(st.columns(2, gap="large"), pair, strict=True):
        with column:
            screen.show(figure, decimals=1) if figure else screen.nothing()
with beside:
    figure = one.regions(screen, codes, measure, critical, origin, years)
    screen.show(figure, decimals=1) if figure else screen.nothing()
    if len(codes) == 1:
        screen.nothing(t("leveringszekerheid.pin"))
screen.close()
