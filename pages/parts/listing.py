"""The way from a figure on a screen to the list of Exporteren, which stands in the link."""

from figures.desk import HOME_REGION
from figures.piece import REGION, Piece
from figures.repertoire import repertoire
from pages.parts.address import BETWEEN
from publish.monitor.selection import Item

# The names in the address of the list and of the figure in view.
LIST, IN_VIEW = "lijst", "figuur"
# Choices that end the id of a figure in the repertoire, where one screen shows several kinds under one id.
ENDS = ("indicator", "verdeling")


def choices_with(screen, figure_id: str) -> dict[str, str] | None:
    """The choices of a link to Exporteren with one more figure in the list; None for a figure that is not for packs.

    It goes in as the repertoire makes it, for the area and year of the screen.
    """
    chosen = screen.address.chosen
    piece = piece_of(screen, figure_id)
    if piece is None:
        return None
    region = chosen.get("regio") if REGION in piece.takes else None
    earlier = map(str, piece.years(screen, region or HOME_REGION)[:-1])
    year = chosen.get("jaar")
    item = Item(piece.id, None if region == HOME_REGION else region, int(year) if year in earlier else None)
    there = screen.address.given.get(LIST, "").split(BETWEEN)
    codes = dict.fromkeys([*filter(None, there), item.code])
    return screen.address.short | {LIST: BETWEEN.join(codes), IN_VIEW: item.code}


def piece_of(screen, figure_id: str) -> Piece | None:
    """The piece of the repertoire that a figure on a screen is."""
    chosen, pieces = screen.address.chosen, repertoire(screen)
    ends = [chosen[name].replace("_", "-") for name in ENDS if name in chosen]
    names = ["-".join([figure_id, *ends[:count]]) for count in range(len(ends) + 1)]
    return next((pieces[name] for name in names if name in pieces), None)
