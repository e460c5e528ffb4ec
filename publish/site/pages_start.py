"""The start page and the targets: what is going on, and how it stands to what the province wants."""

from figures import bouw, doelen, eigen_organisatie, overzicht, targets
from figures.desk import HOME_REGION
from figures.eigen_organisatie import Own
from indicators.assess import assess
from indicators.targets import Target
from publish.site.content import Cards, Listing, Notice, Page, Prose, Terms
from publish.site.press import Press
from publish.site.settings import base_year, publisher

# Where a reader of the start page goes on, in this order.
ONWARD = ("doelen", "indicatoren", "stromen", "provincies", "methode", "downloads")


def start(press: Press, key: str) -> Page:
    """The use of raw materials in one look."""
    desk, t = press.desk, press.t
    series = {category: targets.territory(desk, "dmi", category) for category in overzicht.CATEGORIES}
    used = series["abiotic"]
    cards, others = overzicht.verdicts(
        desk, overzicht.held(desk, used, base_year(), Own(desk).assessment(base_year())))
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


def without_data(press: Press, target: Target) -> object:
    """The path of a target that has no data of its own scope yet."""
    one = assess(target, None, base_year())
    return press.section("", press.show(doelen.without_data(press.desk, one)),
                         Cards([targets.card(one, press.desk, press.t("doelen.answer.verdict"))]))


def targets_page(press: Press, key: str) -> Page:
    """Each target with the figures of its own scope only."""
    desk, t = press.desk, press.t
    known = targets.all_targets(desk)
    own = {target.kind: target for target in targets.of_the_province(known)}
    found = assess(own["territory"], targets.territory(desk, "dmi", "abiotic", own["territory"].region),
                   base_year(), comparison=True)
    territory = press.show(doelen.on_territory(desk, found, "dmi", "abiotic"))
    if territory:
        territory = [*territory, Cards(doelen.answers(desk, found), wide=True)]
    else:
        territory = [Notice([t("verdict.missing.territory")]), *press.awaiting("dmi")]
    sections = [press.section("" if len(territory) and found.series else t("doelen.target.territory"), territory)]
    sections.insert(0, press.section("", based(press)))
    organisation = Own(desk)
    if found := organisation.assessment(base_year()):
        sections.append(press.section("", press.show(eigen_organisatie.path(organisation, found)),
                                      Cards(doelen.answers(desk, found), wide=True)))
    else:
        sections.append(without_data(press, own["organisation"]))
    found = bouw.assessment(desk, base_year())
    if figure := bouw.path(desk, found):
        sections.append(press.section("", press.show(figure), Cards(bouw.answers(desk, found), wide=True)))
    else:
        sections.append(without_data(press, own["construction"]))
    rest = [assess(own[kind], None, base_year()) for kind in ("biobased", "no_number", "policy_output")]
    sections.append(press.section(
        t("doelen.others.title"), Prose([t("doelen.others.intro")]),
        Listing(doelen.others(desk, rest), t("doelen.others.caption"))))
    tables = doelen.background(desk, targets.background(known))
    sections.append(press.section(t("doelen.background.title"), Prose([t("doelen.background.intro")]), [
        Listing(table, t(f"doelen.background.{level}", n=len(table)), folded=True)
        for level, table in tables.items() if len(table)]))
    return press.page(key, sections)
