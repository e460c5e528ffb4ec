"""Waste beside goods: the ten flows of an area."""

from figures import afval_ten
from pages.parts.afval_choices import Chosen, awaits
from pages.parts.screen import Screen

FETCH = "python cli.py update statline"


def show(screen: Screen, chosen: Chosen) -> None:
    """The ten flows, and how to get the household waste of an area where it is not shipped."""
    t = screen.t
    figure = afval_ten.ten_flows(screen, chosen.region, chosen.year)
    if figure is None:
        screen.nothing(t("afval.ten.none"))
        return
    screen.show(figure)
    rows = afval_ten.flows(screen, chosen.region, chosen.year)
    if rows.set_index("flow")["value"].isna()[afval_ten.HOUSEHOLD]:
        awaits(screen, t("afval.ten.household_missing", region=screen.region_name(chosen.region)), FETCH)
