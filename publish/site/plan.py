"""Which pages there are, in the order of the menu, and who makes each."""

from collections.abc import Callable

from publish.site import (
    pages_about,
    pages_flows,
    pages_map,
    pages_own,
    pages_policy,
    pages_region,
    pages_screens,
    pages_start,
)
from publish.site.content import Page
from publish.site.press import Press

# Key of a page -> its maker; "province" stands for a page for each province ("province.PV26").
MAKERS: dict[str, Callable[[Press, str], Page]] = {
    "start": pages_start.start,
    "doelen": pages_start.targets_page,
    "monitor": pages_policy.monitor_page,
    "indicatoren": pages_screens.indicators_page,
    "stromen": pages_flows.flows,
    "afval": pages_screens.waste,
    "milieudruk": pages_screens.impact,
    "leveringszekerheid": pages_screens.supply,
    "eigen_organisatie": pages_own.organisation,
    "bouw": pages_own.construction,
    "beleid": pages_policy.policy,
    "kaart": pages_map.provinces_map,
    "gemeenten": pages_map.municipalities,
    "provincies": pages_region.provinces,
    "province": pages_region.province,
    "methode": pages_about.method,
    "wijzigingen": pages_about.changes,
    "downloads": pages_about.downloads,
    "toegankelijkheid": pages_about.accessibility,
    "privacy": pages_about.privacy,
}
# Not in the menu: these stand at the foot of every page, or on the page of all provinces.
FOOT = ("toegankelijkheid", "privacy")
MENU = tuple(key for key in MAKERS if key not in ("province", *FOOT))


def plan(press: Press) -> list[str]:
    """The keys of all pages."""
    provinces = [f"province.{region}" for region in press.provinces]
    return [key for name in MAKERS for key in (provinces if name == "province" else [name])]
