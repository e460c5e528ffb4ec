"""The monitor in its four families, circular business, and the policy with what it delivered."""

from figures import bedrijvigheid, beleid, beleid_effects, beleid_words, monitor, monitor_goals, overzicht
from figures.desk import HOME_REGION
from figures.eigen_organisatie import Own
from indicators.effect import Yardstick
from publish.site.content import Cards, Items, Page, Prose, Section, Terms
from publish.site.pages_own import measured
from publish.site.press import Press
from publish.site.settings import base_year

# Where a reader finds more of a family.
MORE = {"raw_materials": ("indicatoren", "doelen", "eigen_organisatie"), "circular_business": ("bedrijvigheid",),
        "policy_output": ("beleid",), "transition": ("beleid",)}


def monitor_page(press: Press, key: str) -> Page:
    """The first figure of each family, then every family with all its figures."""
    desk, t = press.desk, press.t
    sections = [press.section("", Terms(monitor.brief(desk)))]
    for family in monitor.FAMILIES:
        known = monitor.facts(desk, family)
        sources = monitor.sources(desk, known)
        blocks = [Prose([t(f"monitor.lead.{family}")])]
        if family == "transition":
            blocks.append(Prose([monitor.measurable(desk)]))
        blocks.append(Cards([monitor.card(desk, fact) for fact in known]))
        if sources:
            blocks.append(Prose([sources]))
        if family == "raw_materials":
            blocks += [Prose([t("site.monitor.targets")]),
                       Cards(monitor.verdicts(desk, base_year(), measured(Own(desk))))]
        figure = {"raw_materials": lambda: overzicht.recent(desk, HOME_REGION),
                  "policy_output": lambda: monitor.schemes_over_time(desk)}.get(family, lambda: None)()
        sections.append(press.section(t(f"monitor.family.{family}"), *blocks, press.show(figure),
                                      press.links(*MORE[family])))
    sections.append(press.section(
        t("monitor.goals.title"), Prose([t("monitor.goals.lead")]),
        *(press.listed(figure, folded=number > 0) for number, figure in enumerate(monitor_goals.goal_tables(desk)))))
    return press.page(key, sections)


def business(press: Press, key: str) -> Page:
    """What was published of circular business, and what a delivery of establishments tells."""
    desk, t = press.desk, press.t
    years = desk.years(["circular_jobs", "circular_firms"])
    blocks = press.awaiting("circular_jobs", "circular_firms")
    if years:
        year = years[-1]
        figures = [bedrijvigheid.municipalities(desk, "jobs", year, None), *(
            bedrijvigheid.parts(desk, "jobs", dimension, HOME_REGION, year)
            for dimension in ("r_strategy", "sector", "activity"))]
        blocks = [Cards(bedrijvigheid.share_cards(desk, HOME_REGION, year)),
                  *(block for figure in figures for block in press.show(figure))]
    return press.page(key, [
        press.section(t("bedrijvigheid.published.title"), Prose([t("bedrijvigheid.never_chained")]),
                      Cards(bedrijvigheid.published_cards(desk)), press.show(bedrijvigheid.published(desk)),
                      press.listed(bedrijvigheid.published_table(desk), folded=True)),
        press.section(t("bedrijvigheid.counted.title"), Prose([t("bedrijvigheid.counted.intro")]), *blocks),
        press.section(t("bedrijvigheid.list.title"), Prose([t("bedrijvigheid.list.intro")]),
                      press.listed(bedrijvigheid.activities(desk), folded=True)),
    ])


def policy(press: Press, key: str) -> Page:
    """The themes with their measures, what these delivered, and what cannot be measured."""
    desk, t = press.desk, press.t
    if beleid.measures(desk).empty:
        return press.page(key, [press.section("", Prose([t("beleid.no_register")]))])
    covered = beleid.coverage(desk, HOME_REGION)
    territory = beleid_effects.territory(desk, base_year())
    outputs = [press.section("", press.show(beleid.output(desk, name))) for name in beleid.outputs(desk)]
    gaps = list(beleid.gaps(desk, covered).items())
    return press.page(key, [
        press.section("", press.show(beleid.by_theme(desk))),
        *themes(press, beleid_effects.against(territory)),
        *outputs,
        press.section(t("beleid.coverage.heading"), Prose([t("beleid.coverage.lead")]), Terms(gaps),
                      *(press.show(beleid.coverage_map(desk, covered, kind)) for kind in beleid.COVERED)),
        press.section("", press.show(beleid_effects.effects(desk, territory))),
    ])


def themes(press: Press, against: Yardstick) -> list[Section]:
    """The measures of each theme, as they were in their last year."""
    desk, t = press.desk, press.t
    rows, words = beleid.measures(desk), beleid_words.vocabulary(desk)
    last, sections = int(rows["year"].max()), []
    for code, name in beleid.terms(desk, "theme").items():
        own = beleid_words.latest(rows[rows["theme"] == code])
        references = set(own["reference"])
        items = [beleid_words.item(desk, some, words, against, last, len(references) > 1)
                 for _, some in own.groupby("measure_id", sort=False)]
        blocks = [Items(items) if items else Prose([t("beleid.themes.no_measures")])]
        if len(references) == 1:
            source = desk.provenance.one_source(*references) if references != {""} else t("beleid.no_source")
            blocks.append(Prose([t("beleid.measure.source", source=source)]))
        sections.append(press.section(f"{code}. {name}", *blocks))
    return sections
