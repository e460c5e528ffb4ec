"""Doelen: use against the path of each target, every target only with data of its own scope."""

from figures import bouw, doelen, targets
from figures.eigen_organisatie import Own
from indicators.assess import assess
from pages.parts import compared, eigen_organisatie_target, paths
from pages.parts.screen import open_screen

screen = open_screen("doelen", sources=("cbs_flows", "own_use"))
t = screen.t
known = targets.all_targets(screen)
own = {target.kind: target for target in targets.of_the_province(known)}
with screen.choices():
    base_year = screen.base_year(screen.years(region=own["territory"].region) or screen.years())
    measure = screen.indicator([name for name in own["territory"].indicators if screen.years([name])])
    category = screen.pick("soort", doelen.CATEGORIES, show=lambda name: screen.name("scope", name))
with screen.choices("choices-more"):
    overlay = screen.pick("vergelijk", (), label=t("doelen.choice.compare"), kind="toggle")
    sensitive = screen.pick("gevoelig", (), label=t("doelen.choice.sensitivity"), kind="toggle")
    line = screen.pick("trend", (), label=t("doelen.choice.trend"), kind="toggle")
screen.comparison_set("regions", "years", "groups")

series = targets.territory(screen, measure, category, own["territory"].region)
found = assess(own["territory"], series, base_year, comparison=True, trend=line)
other = doelen.overlay(own["organisation"], series, base_year) if overlay else None
paths.on_territory(screen, found, measure, category, other)
if overlay and other is None:
    screen.nothing(t("doelen.compare.needs_base_year"))
if sensitive:
    paths.sensitivity(screen, found)
if line:
    paths.trend_line(screen, found, measure, category)
compared.show(screen, found, measure, category)

organisation = Own(screen)
if (measured := eigen_organisatie_target.assessment(screen, organisation, base_year)) is None:
    paths.without_data(screen, assess(own["organisation"], None, base_year))
else:
    paths.on_organisation(screen, organisation, measured)
paths.on_construction(screen, bouw.assessment(screen, base_year))

paths.others(screen, [assess(own[kind], None, base_year) for kind in ("biobased", "no_number", "policy_output")])
paths.background(screen, targets.background(known))
screen.close()
