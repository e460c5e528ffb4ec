"""Circular business: published figures, jobs and firms by municipality, sector and R-strategy, and the list behind."""

from figures.bedrijvigheid import MAP
from pages.parts import bedrijvigheid_figures
from pages.parts.kaart_click import follow_click
from pages.parts.screen import open_screen

follow_click("bedrijvigheid", "gemeente", (MAP,))

screen = open_screen("bedrijvigheid", sources=("lisa",))
screen.comparison_set()
bedrijvigheid_figures.published(screen)
chosen = bedrijvigheid_figures.choose(screen)
if chosen is None:
    screen.nothing(screen.t("bedrijvigheid.none"))
else:
    bedrijvigheid_figures.counted(screen, *chosen)
bedrijvigheid_figures.activities(screen)
screen.close()
