"""Waste: what could have been treated better, which waste it is, where and when; and the ten flows beside goods."""

from pages.parts import (
    afval_choices,
    afval_counting,
    afval_kinds,
    afval_place,
    afval_potential,
    afval_ten,
    afval_years,
)
from pages.parts.screen import open_screen

PARTS = {
    "potential": afval_potential,
    "kinds": afval_kinds,
    "years": afval_years,
    "place": afval_place,
    "counting": afval_counting,
    "ten": afval_ten,
}

afval_choices.take_click()
screen = open_screen("afval", sources=("lma_waste", "cbs_flows"))
part = afval_choices.pick(
    screen, "afvaldeel", PARTS, show=lambda name: screen.t(f"afval.parts.{name}"), kind="pills"
)
chosen = afval_choices.of_flows(screen) if part == "ten" else afval_choices.of_waste(screen)
screen.comparison_set(*(("regions", "years") if part == "years" else ()))
if part == "ten" or afval_choices.has_receipts(screen, chosen):
    PARTS[part].show(screen, chosen)
screen.close()
