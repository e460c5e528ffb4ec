"""What the province itself buys and builds, and what the construction sector uses."""

from collections.abc import Iterable

from charts.figure import Figure
from figures import bouw, bouw_projects, doelen, eigen_organisatie, eigen_organisatie_apart, eigen_organisatie_works
from figures.desk import HOME_REGION
from figures.eigen_organisatie import Own
from indicators.assess import Assessment
from publish.site.content import Cards, Listing, Notice, Page, Prose, Section
from publish.site.press import Press
from publish.site.settings import base_year


def measured(own: Own) -> Assessment | None:
    """The organisation's target held against its own use; without a path where the base year was not measured."""
    return own.assessment(base_year() if base_year() in own.years else None)


def organisation(press: Press, key: str) -> Page:
    """The organisation against its own target."""
    desk, t, own = press.desk, press.t, Own(press.desk)
    found = measured(own)
    if found is None:
        return press.page(key, [press.section("", Notice([t("eigen_organisatie.none")]), *press.awaiting("own_use"))])
    units = eigen_organisatie_works.units(own)
    calendar = eigen_organisatie_works.calendar(own)
    works = [eigen_organisatie_works.intensity(own, units[0]) if units else None,
             eigen_organisatie_works.avoided(own), eigen_organisatie_works.mki(own)]
    apart = [eigen_organisatie_apart.subsidies(own), eigen_organisatie_apart.behind(own),
             eigen_organisatie_apart.screened(own, own.years[-1])]
    return press.page(key, [
        press.section("", press.show(eigen_organisatie.path(own, found)),
                      Cards(eigen_organisatie.cards(own, found)), Cards(doelen.answers(desk, found)[1:], wide=True)),
        press.section("", press.show(eigen_organisatie.by_domain(own))),
        press.section("", press.show(eigen_organisatie.by_input(own))),
        titled(press, "measured", [eigen_organisatie.covered(own), eigen_organisatie.found_by(own)]),
        titled(press, "works", works),
        press.section("", press.show(eigen_organisatie_works.planned(own)),
                      *([Listing(calendar, t("eigen_organisatie.calendar.title"), folded=True)]
                        if len(calendar) else [])),
        titled(press, "apart", apart),
    ])


def titled(press: Press, part: str, figures: Iterable[Figure | None]) -> Section:
    """The figures of a part of the page under its heading; no section where there are none."""
    t = press.t
    blocks = [block for figure in figures for block in press.show(figure)]
    intro = [Prose([t(f"eigen_organisatie.{part}.intro")])] if blocks else []
    return press.section(t(f"eigen_organisatie.{part}.title"), *intro, *blocks)


def construction(press: Press, key: str) -> Page:
    """Construction's part of the flows beside its target, and what is known of projects."""
    desk, t = press.desk, press.t
    years = desk.years(("construction",), HOME_REGION)
    sections = [press.section("", *press.awaiting("construction"))]
    if years:
        found = bouw.assessment(desk, base_year())
        sections += [
            press.section("", press.show(bouw.path(desk, found)), Cards(bouw.answers(desk, found), wide=True)),
            press.section("", press.show(bouw.share(desk, [HOME_REGION]))),
            press.section("", press.show(bouw.groups(desk, HOME_REGION, years[-1]))),
        ]
    projects = [bouw_projects.biobased(desk, HOME_REGION), bouw_projects.materials(desk, HOME_REGION),
                *(bouw_projects.by_kind(desk, name, HOME_REGION) for name in bouw_projects.MEASURES)]
    blocks = [block for figure in projects for block in press.show(figure)]
    sections.append(press.section(t("site.bouw.projects"), *(blocks or press.awaiting("building_mass"))))
    return press.page(key, sections)
