"""The provinces side by side on the screen, on one scale or each since its own first year."""

from figures.kaart_side import side_figure
from figures.kaart_view import View
from figures.structure import Structure
from pages.parts.screen import Screen


def show_side(screen: Screen, view: View, structure: Structure) -> None:
    """A line per province over all years."""
    t = screen.t
    scales = ["same"] if view.is_in_current_prices else ["same", "own"]
    scale = screen.pick("schaal", scales, label=t("kaart.choice.schaal"), kind="pills",
                        show=lambda name: t(f"kaart.scale.{name}"))
    figure = side_figure(view, structure, scale == "own")
    if figure is None:
        screen.nothing()
    else:
        screen.show(figure, decimals=1 if scale == "own" else view.decimals)
