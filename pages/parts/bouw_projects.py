"""Building projects on the screen; what they show is made in `figures.bouw_projects`."""

from figures import bouw_projects
from pages.parts.screen import HOME_REGION, Screen


def show(screen: Screen) -> None:
    """The figures of the projects of the province, or which delivery is needed for them."""
    t = screen.t
    screen.section(t("bouw.projects.title"), t("bouw.projects.intro"))
    figures = [bouw_projects.biobased(screen, HOME_REGION), bouw_projects.materials(screen, HOME_REGION)]
    figures += [bouw_projects.by_kind(screen, indicator, HOME_REGION) for indicator in bouw_projects.MEASURES]
    drawn = [figure for figure in figures if figure]
    if not drawn:
        screen.nothing(t("bouw.projects.none"))
    for figure in drawn:
        screen.show(figure, level=3, decimals=2)
