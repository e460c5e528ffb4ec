"""Waste: what the reader chose, clicks in the figures as such choices, and what to deliver where nothing is known."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from charts import ladder
from figures import afval
from figures.afval import Counted
from indicators.waste_parameters import CHAPTER_19, DENOMINATOR, MINIMUM_KG, SOIL
from pages.parts.screen import Screen

PAGE = "afval"
KINDS_OF_REGION = ("province", "country")
RECEIPTS, FLOWS = ("waste_treated",), ("dmi",)
# The choices on what counts, by their key in the address, as they usually are.
USUAL = {
    "grond": SOIL.default, "hoofdstuk19": CHAPTER_19.default, "noemer": DENOMINATOR.default,
    "kleinste": MINIMUM_KG.default, "intern": False,
}
# How much of a kind of waste must be treated in some way, in kg, before that is an example; all of these are named.
MINIMA = (0, 10_000, 100_000, 1_000_000, 10_000_000)
# What a figure calls what was clicked in it, and the choice that the click fills.
SELECTED = {"stap": "ribbon", "eural": "bar"}
DRAWN = f"{PAGE}.drawn"


@dataclass(frozen=True)
class Chosen:
    """The choices above the figures: region, year, what counts, and whether small cells may be seen."""

    region: str
    year: int
    counted: Counted = afval.EVERYTHING
    internal: bool = False


def pick(screen: Screen, name: str, options, default=None, **how):
    """A choice with the label of this page."""
    return screen.pick(name, options, default, label=screen.t(f"afval.choice.{name}"), **how)


def take_click() -> None:
    """Turn a click in a figure into a choice, before any control is drawn; a second click on the same lets go of it."""
    if DRAWN not in st.session_state:
        return
    key, choice, shown = st.session_state[DRAWN]
    picked = st.session_state.get(key, {}).get("selection", {}).get(SELECTED[choice])
    if not picked:
        return
    code = clicked_step(picked[0]) if choice == "stap" else picked[0].get("code")
    if code:
        st.session_state[f"{PAGE}.{choice}"] = None if code == shown else code
    # Read once: the next figure has a name of its own.
    del st.session_state[DRAWN]


def clicked_step(picked: dict) -> str:
    """The step of a clicked ribbon; "" for one that stays on its rank."""
    now, best = ladder.letters(picked)
    return "" if now == best else f"{now}->{best}"


def drawn(key: str, choice: str, shown: str) -> None:
    """Note under which key a figure is drawn in which a click is a choice, and what is chosen in it now."""
    st.session_state[DRAWN] = (key, choice, shown)


def of_waste(screen: Screen) -> Chosen:
    """The choices of the parts on waste."""
    with screen.choices():
        region = screen.region(KINDS_OF_REGION, indicators=RECEIPTS)
        years = afval.known_years(screen, region) or screen.years(RECEIPTS) or screen.years(FLOWS)
        year = screen.year(years) if years else 0
    return Chosen(region, year, *counting(screen))


def of_flows(screen: Screen) -> Chosen:
    """The choices of the ten flows: any year with goods or waste."""
    with screen.choices():
        region = screen.region(KINDS_OF_REGION, indicators=(*RECEIPTS, *FLOWS))
        years = screen.years((*RECEIPTS, *FLOWS), region) or screen.years(FLOWS)
        year = screen.year(years) if years else 0
    return Chosen(region, year)


def counting(screen: Screen) -> tuple[Counted, bool]:
    """Which waste counts, and whether small cells may be seen: folded in, with a count of what is other than usual."""
    t = screen.t
    in_use = sum(name in screen.address.short for name in USUAL) if screen.address.fresh else other_than_usual()
    label = t("afval.choice.counting_on", count=in_use) if in_use else t("afval.choice.counting")
    with st.expander(label, key="counting"):
        with screen.choices("choices-counting"):
            soil = pick(screen, "grond", SOIL.allowed, show=lambda word: t(f"afval.with.{word}"))
            chapter = pick(screen, "hoofdstuk19", CHAPTER_19.allowed, show=lambda word: t(f"afval.with.{word}"))
        with screen.choices("choices-counting-more"):
            whole = pick(screen, "noemer", DENOMINATOR.allowed, show=lambda word: t(f"afval.denominator.{word}"))
            least = pick(screen, "kleinste", MINIMA, show=lambda kg: minimum_name(screen, kg))
        internal = pick(screen, "intern", (), kind="toggle", hint=t("afval.choice.intern_hint"))
        st.button(t("afval.choice.reset"), on_click=reset, key=f"{PAGE}.reset", disabled=not in_use)
    return Counted(soil, chapter, whole, least), internal


def minimum_name(screen: Screen, kg: int) -> str:
    """How much makes an example, in words."""
    return screen.t("afval.minimum.from", kg=screen.t.number(kg)) if kg else screen.t("afval.minimum.none")


def other_than_usual() -> int:
    """How many choices on what counts differ from the usual one now."""
    return sum(st.session_state.get(f"{PAGE}.{name}", usual) != usual for name, usual in USUAL.items())


def reset() -> None:
    """Count as usual."""
    for name, usual in USUAL.items():
        st.session_state[f"{PAGE}.{name}"] = usual


def let_go() -> None:
    """No step chosen."""
    st.session_state[f"{PAGE}.stap"] = None


def go_up(code: str) -> None:
    """To the kind of waste around the one in view; "" is all waste."""
    st.session_state[f"{PAGE}.eural"] = code or None


def has_receipts(screen: Screen, chosen: Chosen) -> bool:
    """Whether there are receipts to show and a ladder to place them on; where not, the page says what to deliver."""
    t = screen.t
    if not afval.known_years(screen, chosen.region):
        text = t("afval.empty.no_receipts", region=screen.region_name(chosen.region))
        awaits(screen, text, command(screen, "lma_waste"))
        return False
    if screen.rows("select count(*) as n from core.waste_rank")["n"][0] == 0:
        awaits(screen, t("afval.empty.no_rules"), command(screen, "waste_rules"))
        return False
    return True


def command(screen: Screen, source: str) -> str:
    """How to hand in a delivery of a source."""
    return f"python cli.py deliver {source} {screen.t('cli.usage.a_file').upper()}"


def awaits(screen: Screen, text: str, typed: str) -> None:
    """Say what is missing, and the command that brings it."""
    st.html(f'<div class="note note-empty"><p>{escape(text)}</p><pre><code>{escape(typed)}</code></pre>'
            f"<p>{escape(screen.t('afval.empty.then_build'))}</p></div>")
