"""The start page and the targets: what is going on, and how it stands to what the province wants."""

from figures import bouw, doelen, eigen_organisatie, overzicht, targets
from figures.desk import HOME_REGION
from figures.eigen_organisatie import Own
from indicators.assess import assess
from indicators.targets import Target
from publish.site.content import Cards, Listing, Notice, Page, Prose, Section, Terms
from publish.site.pages_own import measured
from publish.site.press import Press
from publish.site.settings import base_year, publisher

# Where a reader of the start page goes on, in this order.
ONWARD = ("doelen", "indicatoren", "stromen", "provincies", "methode", "downloads")


def start(press: Press, key: str) -> Page:
    """The use of raw materials in one look."""
    desk, t = press.desk, press.t
    series = {category: targets.territory(desk, "dmi", category) for category in overzicht.CATEGORIES}
    used = series["abiotic"]
    cards, others = overzicht.verdicts(desk, overzicht.held(desk, used, base_year(), measured(Own(desk))))
    sections = [press.section("", *press.awaiting("dmi"))]
    if used:
        sections.append(press.section(t("site.start.headline"), Cards(overzicht.headline(desk, series, base_year()))))
    sections.append(press.section(
        t("overzicht.targets.title"), Prose([t("overzicht.targets.intro")]), Cards(cards),
        Prose([t("overzicht.targets.others")]), Terms(others)))
    if used:
        figures = [overzicht.recent(desk, HOME_REGION), overzicht.biggest(desk, HOME_REGION, used.latest.year)]
        sections += [press.section("", press.show(figure)) for figure in figures]
    sections.append(press.section(t("site.start.onward"), press.links(*ONWARD)))
    return press.page(key, sections)


def based(press: Press) -> Prose:
    """Which base year this edition is made with, and why."""
    if base_year() is None:
        return Prose([press.t("site.doelen.no_base_year")])
    reason = publisher()[f"base_year_reason_{press.lang}"]
    return Prose([press.t("site.doelen.base_year", year=base_year(), reason=reason)])


def targets_page(press: Press, key: str) -> Page:
    """Each target with the figures of its own scope only."""
    desk, t = press.desk, press.t
    known = targets.all_targets(desk)
    own = {target.kind: target for target in targets.of_the_province(known)}
    rest = [assess(own[kind], None, base_year()) for kind in ("biobased", "no_number", "policy_output")]
    tables = doelen.background(desk, targets.background(known))
    return press.page(key, [
        press.section("", based(press)),
        on_territory(press, own["territory"]),
        on_organisation(press, own["organisation"]),
        on_construction(press, own["construction"]),
        press.section(t("doelen.others.title"), Prose([t("doelen.others.intro")]),
                      Listing(doelen.others(desk, rest), t("doelen.others.caption"))),
        press.section(t("doelen.background.title"), Prose([t("doelen.background.intro")]), [
            Listing(table, t(f"doelen.background.{level}", n=len(table)), folded=True)
            for level, table in tables.items() if len(table)]),
    ])


def on_territory(press: Press, target: Target) -> Section:
    """The target of the territory on its own figures, or what is needed to have these."""
    desk = press.desk
    found = assess(target, targets.territory(desk, "dmi", "abiotic", target.region), base_year(), comparison=True)
    if found.series is None:
        return press.section(press.t("doelen.target.territory"),
                             Notice([press.t("verdict.missing.territory")]), *press.awaiting("dmi"))
    return press.section("", press.show(doelen.on_territory(desk, found, "dmi", "abiotic")),
                         Cards(doelen.answers(desk, found), wide=True))


def on_organisation(press: Press, target: Target) -> Section:
    """The target of the organisation on what it uses itself."""
    own = Own(press.desk)
    found = measured(own)
    if found is None:
        return without_data(press, target)
    return press.section("", press.show(eigen_organisatie.path(own, found)),
                         Cards(doelen.answers(press.desk, found), wide=True))


def on_construction(press: Press, target: Target) -> Section:
    """The target of construction on its part of the flows."""
    found = bouw.assessment(press.desk, base_year())
    figure = bouw.path(press.desk, found)
    if figure is None:
        return without_data(press, target)
    return press.section("", press.show(figure), Cards(bouw.answers(press.desk, found), wide=True))


def without_data(press: Press, target: Target) -> Section:
    """The path of a target that has no data of its own scope yet."""
    found = assess(target, None, base_year())
    return press.section("", press.show(doelen.without_data(press.desk, found)),
                         Cards([targets.card(found, press.desk, press.t("doelen.answer.verdict"))]))
