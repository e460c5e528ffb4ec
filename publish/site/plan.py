"""Which pages there are, in the order of the menu, and who makes each."""

from collections.abc import Callable, Collection

from figures.indicatoren import THEMES
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

# Key of a page -> its maker; those of EACH stand for several pages ("province.PV26").
MAKERS: dict[str, Callable[[Press, str], Page]] = {
    "start": pages_start.start,
    "doelen": pages_start.targets_page,
    "monitor": pages_policy.monitor_page,
    "indicatoren": pages_screens.indicators_page,
    "indicator": pages_screens.indicator,
    "stromen": pages_flows.flows,
    "afval": pages_screens.waste,
    "milieudruk": pages_screens.impact,
    "leveringszekerheid": pages_screens.supply,
    "eigen_organisatie": pages_own.organisation,
    "bouw": pages_own.construction,
    "bedrijvigheid": pages_policy.business,
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
# A page for each of these; the page of all leads to them.
EACH: dict[str, Callable[[Press], Collection[str]]] = {
    "indicator": lambda press: THEMES,
    "province": lambda press: press.provinces,
}
# At the foot of every page instead of in the menu.
FOOT = ("toegankelijkheid", "privacy")
MENU = tuple(key for key in MAKERS if key not in (*EACH, *FOOT))


class UnknownPage(ValueError):
    """A page was asked for that is not there: `key`; there are `known`."""

    def __init__(self, key: str, known: Collection[str]):
        super().__init__(f"{key} is none of {', '.join(known)}")
        self.key, self.known = key, known


def plan(press: Press, only: Collection[str] | None = None) -> list[str]:
    """The keys of all pages, or of `only` these. Raises UnknownPage for a key that is none."""
    known = [key for name in MAKERS
             for key in ([f"{name}.{one}" for one in EACH[name](press)] if name in EACH else [name])]
    for key in only or ():
        if key not in known:
            raise UnknownPage(key, known)
    return [key for key in known if only is None or key in only]
