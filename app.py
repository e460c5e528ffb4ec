"""Overzicht, the first screen: what is going on with abiotic raw materials in one look."""

from figures import overzicht, targets
from figures.eigen_organisatie import Own
from pages.parts import eigen_organisatie_target, overview
from pages.parts.cards import cards
from pages.parts.screen import HOME_REGION, open_screen

screen = open_screen("overzicht", sources=("cbs_flows", "own_use"))
t = screen.t
with screen.choices():
    region = screen.region(("province", "corop_plus"))
    base_year = screen.base_year(screen.years(region=region))

series = {category: targets.territory(screen, "dmi", category, region) for category in overzicht.CATEGORIES}
if series["abiotic"] is None:
    screen.nothing()
else:
    cards(overzicht.headline(screen, series, base_year))

    screen.section(t("overzicht.targets.title"), t("overzicht.targets.intro"))
    if region == HOME_REGION:
        organisation = eigen_organisatie_target.assessment(screen, Own(screen), base_year)
        overview.verdicts(screen, overzicht.held(screen, series["abiotic"], base_year, organisation))
    else:
        screen.nothing(t("overzicht.targets.elsewhere", region=screen.region_name(region)))

    screen.show(overzicht.recent(screen, region))
    if largest := overzicht.biggest(screen, region, series["abiotic"].latest.year):
        screen.show(largest)
screen.comparison_set("regions", "years", "groups")
if series["abiotic"] is not None:
    overview.compared(screen, region, series["abiotic"].latest.year)
overview.origins(screen)
screen.close()
