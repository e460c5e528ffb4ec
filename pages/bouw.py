"""Construction: its part of the flows beside the path of its target, and what is known of building projects."""

from indicators.construction_parameters import RULE
from pages.parts import bouw_flows, bouw_projects
from pages.parts.screen import open_screen

screen = open_screen("bouw", sources=("cbs_flows", "building_projects"))
t = screen.t
years = screen.years(["construction"])
if not years:
    screen.nothing(t("bouw.no_flows"))
    screen.comparison_set()
else:
    with screen.choices():
        region = screen.region(("province", "corop_plus", "country"), indicators=["construction"])
        own = screen.years(["construction"], region) or years
        year = screen.year(own)
        base_year = screen.base_year(own)
        rule = screen.pick("bouwregel", RULE.allowed, RULE.default, label=t("bouw.choice.rule"),
                           show=lambda name: t(f"bouw.rule.{name}"))
    screen.comparison_set("regions", "years")
    bouw_flows.show(screen, region, year, base_year, rule)
bouw_projects.show(screen)
screen.close()
