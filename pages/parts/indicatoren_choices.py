"""Six indicators: what the reader chooses, from the region to the knobs of the formula."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from figures.indicatoren import CRITICAL, MEASURES, SCOPES, THEMES, View
from figures.indicatoren_parts import division_name, divisions
from figures.indicatoren_said import option_words
from indicators.record import Parameter
from indicators.registry import indicators
from pages.parts.screen import FLOW_REGIONS, Screen

PAGE = "indicatoren"
LEADS = tuple(ids[0] for ids in THEMES.values())
# The choices that belong to the indicator in view: a link to another one leaves them out.
OF_ONE = ("verdeling", "stof")
# Numbers to choose from, by parameter; one in the address that is not among them is added.
STEPS = {
    "mixed_share": tuple(round(number / 10, 1) for number in range(11)),
    "minimum_kg": (0, 1000, 10_000, 100_000, 1_000_000, 10_000_000),
}


@dataclass(frozen=True)
class Chosen:
    """The choices at the top. `scope` is that of the first two indicators."""

    region: str
    year: int
    scope: str
    base_year: int | None
    indicator: str
    category: str | None


def choose(screen: Screen) -> Chosen | None:
    """The controls at the top; None where none of the six has a figure in any year."""
    t = screen.t
    with screen.choices():
        region = screen.region(FLOW_REGIONS)
        years = screen.years(LEADS, region)
        if not years:
            return None
        year = screen.year(years)
        base_year = screen.base_year(years)
    with screen.choices("choices-figure"):
        scope = screen.pick("soort", SCOPES, label=t("indicatoren.choice.soort"),
                            show=lambda name: screen.name("scope", name))
        indicator = screen.pick("indicator", list(MEASURES), label=t("indicatoren.choice.indicator"),
                                show=lambda name: listed(screen, name))
        category = scope if MEASURES[indicator].categories == SCOPES else None
        if MEASURES[indicator].categories == CRITICAL:
            category = screen.pick("stof", CRITICAL, label=t("indicatoren.choice.stof"),
                                   show=lambda name: t(f"indicatoren.critical.{name}"))
    return Chosen(region, year, scope, base_year, indicator, category)


def listed(screen: Screen, indicator: str) -> str:
    """An indicator in the list: the number of its theme, and its short name."""
    number = list(THEMES).index(MEASURES[indicator].theme) + 1
    return f"{number}. {View(screen, '', indicator, 0).short}"


def knobs(screen: Screen, indicator: str) -> dict[str, str | float]:
    """The parameters of the indicator as controls; those that differ from their default."""
    t, parameters = screen.t, indicators()[indicator].parameters
    count = sum(is_changed(screen, parameter) for parameter in parameters)
    label = t("indicatoren.knobs.changed", count=count) if count else t("indicatoren.knobs.title")
    with st.expander(label, key="knobs"):
        st.html(f'<p class="subtitle">{t("indicatoren.knobs.intro")}</p>')
        with screen.choices("choices-knobs"):
            values = {parameter.name: knob(screen, indicator, parameter) for parameter in parameters}
        st.button(t("indicatoren.knobs.reset"), key=f"{PAGE}.reset", on_click=reset, args=(parameters,),
                  disabled=not count)
    defaults = {parameter.name: parameter.default for parameter in parameters}
    return {name: value for name, value in values.items() if value != defaults[name]}


def knob(screen: Screen, indicator: str, parameter: Parameter) -> str | float:
    """The control of one parameter."""
    view = View(screen, "", indicator, 0)
    options = parameter.allowed or numbers(screen, parameter)
    # The explanation names the values as the command line does.
    explained = getattr(parameter, f"explanation_{screen.lang}")
    return screen.pick(parameter.name, options, parameter.default, label=getattr(parameter, f"name_{screen.lang}"),
                       show=lambda value: option_words(view, parameter.name, value), hint=explained)


def numbers(screen: Screen, parameter: Parameter) -> list[float]:
    """The numbers to choose from, with the one that the address asks for where it is allowed."""
    asked = screen.address.given.get(parameter.name)
    steps = set(STEPS[parameter.name])
    if asked is not None:
        with suppress(ValueError):  # `pick` says that the address asks for what does not exist
            steps.add(parameter.read(asked))
    return sorted(steps)


def is_changed(screen: Screen, parameter: Parameter) -> bool:
    """Whether a knob differs from its default now, before it is drawn."""
    key = screen.address.key(parameter.name)
    if not screen.address.fresh and key in st.session_state:
        return st.session_state[key] != parameter.default
    return screen.address.given.get(parameter.name, str(parameter.default)) != str(parameter.default)


def reset(parameters: tuple[Parameter, ...]) -> None:
    """All knobs of an indicator back to their default."""
    for parameter in parameters:
        st.session_state[f"{PAGE}.{parameter.name}"] = parameter.default


def division(screen: Screen, view: View) -> str | None:
    """Along which division the parts are shown; None where nothing is known of any."""
    known = divisions(view)
    if not known:
        return None

    def shown(kind: str) -> str:
        words = division_name(view, kind)
        return words[:1].upper() + words[1:]

    return screen.pick("verdeling", known, label=screen.t("indicatoren.choice.verdeling"), show=shown)


def link_to(screen: Screen, indicator: str) -> Mapping[str, str]:
    """The choices of this view with another indicator opened."""
    kept = {name: value for name, value in screen.address.short.items() if name not in (*OF_ONE, "indicator")}
    return kept if indicator == next(iter(MEASURES)) else kept | {"indicator": indicator}
