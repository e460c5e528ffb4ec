"""Flows through the years: which years to compare, and the figures of `figures.stromen_time` on the screen."""

import pandas as pd

from figures import stromen_time
from figures.stromen_words import Chosen, Ribbon, Said
from pages.parts.screen import Screen
from pages.parts.stromen_choices import pick


def two_years(screen: Screen, chosen: Chosen) -> tuple[int, int] | None:
    """The years to compare, in order: the chosen one, and the reader's base year or else the first.

    None when there is only one year.
    """
    others = [year for year in chosen.years if year != chosen.year]
    if not others:
        return None
    base = screen.address.read("basisjaar", others, others[0])[0]
    with screen.choices("choices-years"):
        other = pick(screen, "vanaf", others, base)
    return min(other, chosen.year), max(other, chosen.year)


def moved(screen: Screen, said: Said, ribbon: Ribbon | None, pair: tuple[int, int]) -> pd.DataFrame:
    """The largest changes between two years; the changes of all goods groups, for the table below."""
    rows, moves = stromen_time.change(said, ribbon, pair)
    figure = stromen_time.moved(said, ribbon, pair, rows, moves, screen.pinned_groups)
    if figure is None:
        screen.nothing(screen.t("stromen.movers.nothing"))
    else:
        screen.show(figure, "veranderingen", decimals=1)
    return moves


def regions(screen: Screen, said: Said, ribbon: Ribbon | None) -> None:
    """The chosen flow in the regions the reader pinned."""
    if figure := stromen_time.regions(said, ribbon, screen.pinned_regions, screen.pinned_years):
        screen.show(figure, "regios", decimals=1)
