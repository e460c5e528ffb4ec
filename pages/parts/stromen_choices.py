"""Flows: what the reader chose, and the ribbon that a click or the list picked."""

import streamlit as st

from figures.stromen_words import Chosen, Ribbon, end_name
from indicators import flow_link
from indicators.flow_link import DIMENSIONS, MEASURES, SCOPES, Selection
from pages.parts.screen import FLOW_REGIONS, Screen

PAGE = "stromen"
# The choices of this page that narrow what is counted; their keys in the address.
FILTERS = {"afbakening": SCOPES[0], "klasse": [], "materiaal": [], "agenda": [], "groepen": [], "gebruik": [],
           "afval": False}
# The filter that keeps one kind of goods of a dimension.
FILTER_OF = {"resource_type": "klasse", "transition_agenda": "agenda", "material": "materiaal"}
SELECTED = "ribbon"
DRAWN = f"{PAGE}.drawn"


def take_click() -> None:
    """Turn a click in the diagram into the choice of that ribbon, before any control is drawn.

    A click on the ribbon that is chosen already, or beside the ribbons, lets go of it.
    """
    if DRAWN not in st.session_state:
        return
    key, shown = st.session_state[DRAWN]
    picked = st.session_state.get(key, {}).get("selection", {}).get(SELECTED)
    if not picked:
        return
    code = Ribbon.from_nodes(picked[0]["source"], picked[0]["target"]).code
    st.session_state[f"{PAGE}.lint"] = None if code == shown else code
    # Read once: the next diagram has a name of its own.
    del st.session_state[DRAWN]


def choose(screen: Screen, years: list[int]) -> Chosen:
    """The controls above the figures."""
    t = screen.t
    with screen.choices():
        region = screen.region(FLOW_REGIONS)
        # A delivery of one edition may cover other years than that of the other.
        years = screen.years(region=region) or years
        year = screen.year(years)
        measure = pick(screen, "grootheid", MEASURES, show=lambda code: t(f"stromen.measure.{code}"))
        dimension = pick(screen, "midden", DIMENSIONS, show=lambda code: t(f"stromen.dimension.{code}"))
    in_use = sum(name in screen.address.short for name in FILTERS) if screen.address.fresh else filters_in_use()
    label = t("stromen.filters_on", count=in_use) if in_use else t("stromen.filters")
    with st.expander(label, key="filters"):
        with screen.choices("choices-filters"):
            scope = pick(screen, "afbakening", SCOPES, show=lambda code: t(f"stromen.scope.{code}"))
            classes = many(screen, "klasse", ("abiotic", "mixed", "biotic"), "resource_type")
            materials = many(screen, "materiaal", ("fossil", "mineral", "metal", "biomass", "mixed"), "material")
        with screen.choices("choices-filters-more"):
            agendas = many(screen, "agenda", list(screen.names.all("agenda")), "agenda")
            groups = pick(screen, "groepen", list(screen.names.all("goods_group")), [], kind="multi",
                          show=screen.goods_name)
            uses = pick(screen, "gebruik", flow_link.DESTINATIONS, [], kind="multi",
                        show=lambda code: end_name(screen, "destination", code, region))
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            waste = pick(screen, "afval", (), kind="toggle")
            st.button(t("stromen.reset"), on_click=reset, key=f"{PAGE}.reset", disabled=not in_use)
    selection = Selection(
        region, measure, scope, dimension,
        classes=tuple(classes), materials=tuple(materials), agendas=tuple(agendas),
        goods_groups=tuple(int(number) for number in groups), destinations=tuple(uses),
        options={"waste": "with"} if waste else {},
    )
    return Chosen(region, year, years, selection)


def row(key: str):
    """A row of controls of which some have no label above them: they stand on one line."""
    return st.container(key=f"choices-{key}", horizontal=True, gap="medium", vertical_alignment="bottom")


def pick(screen: Screen, name: str, options, default=None, **how):
    """A choice with the label of this page."""
    return screen.pick(name, options, default, label=screen.t(f"stromen.choice.{name}"), **how)


def many(screen: Screen, name: str, options, kind: str) -> list[str]:
    """A filter on codes of one kind."""
    return pick(screen, name, options, [], kind="multi", show=lambda code: screen.name(kind, code))


def filters_in_use() -> int:
    """How many filters differ from their default now."""
    return sum(st.session_state.get(f"{PAGE}.{name}", default) != default for name, default in FILTERS.items())


def reset() -> None:
    """Back to everything: all filters off, and no ribbon chosen."""
    for name, default in FILTERS.items():
        st.session_state[f"{PAGE}.{name}"] = default
    let_go()


def let_go() -> None:
    """No ribbon chosen."""
    st.session_state[f"{PAGE}.lint"] = None


def drill(dimension: str, category: str) -> None:
    """Show the goods groups of one kind of goods."""
    st.session_state[f"{PAGE}.{FILTER_OF[dimension]}"] = [category]
    st.session_state[f"{PAGE}.midden"] = "goods_group"
    let_go()


def back_to_kinds() -> None:
    """From goods groups back to the kinds of goods, all of them."""
    st.session_state[f"{PAGE}.midden"] = DIMENSIONS[0]
    for name in FILTER_OF.values():
        st.session_state[f"{PAGE}.{name}"] = []
    let_go()
