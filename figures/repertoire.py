"""Every figure that may be asked for, by its id: the one list behind the monitor pack and the screen Exporteren.

    pieces = repertoire(desk)           # id -> Piece, chapter by chapter, in reading order
    pieces["afval-ladder"].figure(desk, Asked("PV26"))

The ids are those of the figures on the screens; where one kind of figure is made of several indicators, the indicator
follows, as in the addresses of the public edition (`indicator-trend-dmi`).
"""

from figures import repertoire_flows, repertoire_places, repertoire_policy, repertoire_screens
from figures.desk import Desk
from figures.piece import Piece

# In reading order; the title of a chapter is the text `exporteren.chapter.*`.
CHAPTERS = ("kern", "doelen", "indicatoren", "stromen", "afval", "milieudruk", "leveringszekerheid",
            "eigen_organisatie", "bouw", "bedrijvigheid", "beleid", "kaart", "gemeenten")
FIXED = (*repertoire_flows.PIECES, *repertoire_screens.PIECES, *repertoire_policy.PIECES, *repertoire_places.PIECES)


def repertoire(desk: Desk) -> dict[str, Piece]:
    """All pieces by their id, chapter by chapter. Which figures of municipalities there are depends on the data."""
    known = [*FIXED, *repertoire_places.municipal_pieces(desk)]
    return {piece.id: piece for chapter in CHAPTERS for piece in known if piece.chapter == chapter}
