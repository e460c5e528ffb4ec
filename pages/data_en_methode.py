"""Data en methode: where the figures come from, what was done with them, what is missing, how to check them."""

from pages.parts import (
    method_assumptions,
    method_coverage,
    method_deliveries,
    method_formulas,
    method_gap,
    method_hand_in,
    method_sources,
    method_terms,
)
from pages.parts.screen import open_screen

PARTS = {
    "deliveries": method_deliveries,
    "sources": method_sources,
    "coverage": method_coverage,
    "gap": method_gap,
    "method": method_formulas,
    "assumptions": method_assumptions,
    "terms": method_terms,
    "hand_in": method_hand_in,
}

screen = open_screen("data_en_methode")
part = screen.pick(
    "onderdeel",
    PARTS,
    label=screen.t("data_en_methode.part"),
    show=lambda name: screen.t(f"data_en_methode.parts.{name}"),
    kind="pills",
)
screen.comparison_set("regions", "years", "groups")
PARTS[part].show(screen)
screen.close()
