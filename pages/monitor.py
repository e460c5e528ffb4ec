"""Monitor: the four families of the circular monitor on one page, and the goals of others as background."""

from figures import monitor, overzicht
from figures.desk import HOME_REGION
from figures.eigen_organisatie import Own
from pages.parts import eigen_organisatie_target, monitor_families, monitor_goals, overview
from pages.parts.screen import open_screen

screen = open_screen("monitor", sources=("cbs_flows", "own_use", "lisa", "lma_waste", "rme", "policy_register"))
with screen.choices():
    years = screen.years(region=HOME_REGION) or screen.years()
    base_year = screen.base_year(years)
screen.comparison_set("regions", "years", "groups")

monitor_families.brief(screen)
organisation = eigen_organisatie_target.assessment(screen, Own(screen), base_year)
monitor_families.show(screen, "raw_materials", monitor.verdicts(screen, base_year, organisation),
                      figure=overzicht.recent(screen, HOME_REGION))
if years:
    overview.compared(screen, HOME_REGION, years[-1])
monitor_families.show(screen, "circular_business")
monitor_families.show(screen, "policy_output", figure=monitor.schemes_over_time(screen))
monitor_families.show(screen, "transition", said=monitor.measurable(screen))
monitor_goals.show(screen)
screen.close()
