"""The provinces in one year on the screen: on the map or as tiles, and in order."""

from figures import kaart
from figures.kaart_view import View
from figures.structure import Structure
from pages.parts.kaart_click import key_for
from pages.parts.screen import Screen


def show_map(screen: Screen, view: View, structure: Structure) -> None:
    """The map, or its twin of tiles, in which a click chooses a province."""
    figure = kaart.tiles_figure(view, structure) if view.look == "tiles" else kaart.map_figure(view, structure)
    screen.show(figure, key_for(figure.id, view.region), select="region", decimals=view.decimals)


def show_ranked(screen: Screen, view: View, structure: Structure) -> None:
    """The provinces from high to low."""
    screen.show(kaart.ranked_figure(view, structure), decimals=view.decimals)
