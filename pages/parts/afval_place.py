"""Waste: where it is treated and where it comes from, who fetched it, and in which quarter."""

from figures import afval_place
from flows.code_lists import NATION
from pages.parts.afval_choices import Chosen, awaits, command
from pages.parts.screen import Screen


def show(screen: Screen, chosen: Chosen) -> None:
    """Inside and outside the area, collected or not, and the quarters; what is not delivered is said."""
    t = screen.t
    places = afval_place.places(screen, chosen.region, chosen.year, chosen.counted)
    if places is None:
        screen.nothing()
    else:
        screen.show(places, decimals=1)
    partners = afval_place.partners(screen, chosen.region, chosen.year, chosen.counted, chosen.internal)
    if partners is not None:
        screen.show(partners, decimals=1)
    elif chosen.region != NATION:
        screen.section(t("afval.partners.title", region=screen.region_name(chosen.region), year=chosen.year))
        screen.nothing(t("afval.partners.none"))
    collection = afval_place.collection(screen, chosen.region, chosen.year, chosen.counted)
    if collection is None:
        screen.section(t("afval.collection.title", region=screen.region_name(chosen.region), year=chosen.year))
        awaits(screen, t("afval.collection.none"), command(screen, "lma_waste"))
    else:
        screen.show(collection, decimals=1)
    quarters = afval_place.quarters(screen, chosen.region, chosen.counted)
    if quarters is not None:
        screen.show(quarters, decimals=1)
        return
    screen.section(t("afval.quarters.title", region=screen.region_name(chosen.region)))
    if chosen.region == NATION:
        screen.nothing(t("afval.quarters.none_nation"))
    else:
        awaits(screen, t("afval.quarters.none"), command(screen, "lma_waste"))
