"""Waste: how much could have been treated better, by its steps up the ladder, and examples of each."""

from html import escape

import streamlit as st

from figures import afval, afval_ladder
from pages.parts import afval_examples
from pages.parts.afval_choices import PAGE, SELECTED, Chosen, drawn, let_go, pick
from pages.parts.cards import cards
from pages.parts.screen import Screen


def show(screen: Screen, chosen: Chosen) -> None:
    """The headline, the ladder with its steps, and the examples of the step in view."""
    headline(screen, chosen)
    diagram, note, below = (st.container() for _ in range(3))
    with diagram:
        step = choose_step(screen, chosen)
    examples = afval_examples.choose(screen, chosen, below, step=step)
    with diagram:
        figure = afval_ladder.ladder(screen, chosen.region, chosen.year, chosen.counted,
                                     afval_ladder.parts(step) if step else None)
        if figure is None:
            screen.nothing(screen.t("afval.ladder.none"))
        else:
            key = f"afval-ladder-{step.replace('->', '-').lower() or 'all'}"
            screen.show(figure, key, select=SELECTED["stap"], decimals=1)
            drawn(key, "stap", step)
    with note:
        if step:
            now, best = afval_ladder.parts(step)
            screen.nothing(screen.t("afval.ladder.picked", now=afval.rank_name(screen, now),
                                    best=afval.rank_name(screen, best)))
    examples.show()


def choose_step(screen: Screen, chosen: Chosen) -> str:
    """The list of steps, largest first: the way to choose one without a mouse, and the way back; "" for all."""
    t = screen.t
    rows = afval.values(screen, "waste_transition", [chosen.region], [chosen.year], chosen.counted, "transition")
    rows = rows[rows["value"] > 0].sort_values("value", ascending=False)
    weights = dict(zip(rows["category"], rows["value"], strict=True))

    def name(step: str | None) -> str:
        if step is None:
            return t("afval.choice.all_steps")
        now, best = (afval.rank_name(screen, letter) for letter in afval_ladder.parts(step))
        return t("afval.choice.step", now=now, best=best, kg=afval.amount(screen, weights[step]))

    with st.container(key="choices-step", horizontal=True, gap="medium", vertical_alignment="bottom"):
        step = pick(screen, "stap", [None, *weights], None, show=name)
        if step:
            st.button(t("afval.choice.clear"), on_click=let_go, key=f"{PAGE}.clear")
    return step or ""


def headline(screen: Screen, chosen: Chosen) -> None:
    """The share that could be better, the share to storage and the weight behind them, as cards."""
    t, year, region = screen.t, chosen.year, screen.region_name(chosen.region)

    def found(indicator: str, years: list[int] | None = None):
        return afval.values(screen, indicator, [chosen.region], years or [year], chosen.counted)

    over = found("waste_potential", afval.known_years(screen, chosen.region)).dropna(subset=["value"])
    first = over[over["year"] < year].head(1)
    said = [t("afval.cards.potential_said", kg=afval.amount(screen, afval.total(found("waste_potential_mass"))),
              region=region)]
    said += [t("afval.cards.change", year=int(row.year), value=afval.percent(screen, row.value))
             for row in first.itertuples()]
    parts = [
        card(t("afval.cards.potential", year=year), afval.percent(screen, afval.total(found("waste_potential"))),
             [*said, afval.only(screen, chosen.counted)]),
        card(t("afval.cards.storage"), afval.percent(screen, afval.total(found("waste_storage"))),
             [t("afval.cards.storage_said")]),
        card(t("afval.cards.total", year=year), afval.amount(screen, afval.total(found("waste_treated"))),
             [t("afval.cards.total_said", region=region),
              t("afval.cards.left_out", kg=afval.amount(screen, afval.total(found("waste_left_out")))),
              *(t(f"afval.cards.{origin}", kg=afval.amount(screen, kg))
                for origin, kg in afval.unplaced(screen, year).items())]),
    ]
    cards(parts)


def card(title: str, value: str, said: list[str]) -> str:
    """One headline figure as a card."""
    lines = "".join(f"<p>{escape(text)}</p>" for text in said if text)
    return (f'<div class="card card-figure"><h2>{escape(title)}</h2><p class="amount">{escape(value)}</p>{lines}</div>')
