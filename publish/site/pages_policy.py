"""The monitor in its four families, and the policy with what it delivered."""

from figures import beleid, beleid_effects, monitor, monitor_goals, overzicht
from figures.desk import HOME_REGION
from publish.site.content import Cards, Listing, Page, Prose, Terms
from publish.site.press import Press
from publish.site.settings import base_year


def monitor_page(press: Press, key: str) -> Page:
    """The first figure of each family, then every family with all its figures."""
    desk, t = press.desk, press.t
    sections = [press.section("", Terms(monitor.brief(desk)))]
    for family in monitor.FAMILIES:
        known = monitor.facts(desk, family)
        sources = monitor.sources(desk, known)
        blocks = [Prose([t(f"monitor.lead.{family}")]), Cards([monitor.card(desk, fact) for fact in known])]
        if sources:
            blocks.append(Prose([sources]))
        figure = {"raw_materials": lambda: overzicht.recent(desk, HOME_REGION),
                  "policy_output": lambda: beleid.output(desk, "subsidy_schemes_reviewed")}.get(family, lambda: None)()
        if family == "transition":
            blocks.append(Prose([monitor.measurable(desk)]))
        sections.append(press.section(t(f"monitor.family.{family}"), *blocks, press.show(figure)))
    sections.append(press.section(
        t("monitor.goals.title"), Prose([t("monitor.goals.lead")]),
        *(Listing(figure.table, figure.words.title) for figure in monitor_goals.goal_tables(desk))))
    return press.page(key, sections)


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
        *outputs,
        press.section(t("beleid.coverage.heading"), Prose([t("beleid.coverage.lead")]), Terms(gaps),
                      *(press.show(beleid.coverage_map(desk, covered, kind)) for kind in beleid.COVERED)),
        press.section("", press.show(beleid_effects.effects(desk, territory))),
    ])
