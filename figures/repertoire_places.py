"""What may be asked for of places: the provinces on the map and side by side, the municipalities of the province."""

from figures import kaart, kaart_municipal, kaart_side
from figures.desk import Desk
from figures.kaart_view import View, province_rows, view_of
from figures.piece import REGION, YEAR, Asked, Piece
from figures.structure import Structure

# On the map: indicator, dimension, category.
SHOWN = (("dmi_per_capita", "scope", "abiotic"), ("dmi", "scope", "abiotic"), ("dmc_per_capita", "scope", "abiotic"),
         ("dmi_per_gdp", "scope", "abiotic"), ("waste_potential", "total", "total"))
KINDS = {kaart.MAP: kaart.map_figure, kaart.TILES: kaart.tiles_figure, kaart.RANKED: kaart.ranked_figure,
         kaart_side.SIDE: kaart_side.side_figure}


def in_view(desk: Desk, shown: tuple[str, str, str], asked: Asked) -> View | None:
    """The provinces in a year, with one of them in focus; None where no province has a figure then."""
    view = view_of(desk, *shown, asked.region)
    if view is None or asked.year in (None, view.year):
        return view
    rows = province_rows(desk, *shown, view.regions)
    return View(desk, *shown, asked.year, asked.region, view.regions, rows) if asked.year in view.years else None


def of_provinces(shown: tuple[str, str, str], figure: str) -> Piece:
    """A figure of the provinces beside each other."""

    def made(desk: Desk, asked: Asked):
        view = in_view(desk, shown, asked)
        return KINDS[figure](view, Structure(desk, view.year)) if view else None

    return Piece(f"{figure}-{shown[0].replace('_', '-')}", "kaart", made, (shown[0],),
                 (REGION,) if figure == kaart_side.SIDE else (REGION, YEAR), figure.replace("-", "_"),
                 lambda desk: {"name": desk.name("indicator", shown[0])})


PIECES = tuple(of_provinces(shown, figure) for shown in SHOWN for figure in KINDS)


def of_municipalities(measure: tuple[str, str, str], figure: str, with_parks: bool) -> Piece:
    """A published figure of the municipalities."""

    def made(desk: Desk, asked: Asked):
        view = kaart_municipal.municipal(desk, kaart_municipal.observed(desk), measure)
        return kaart_municipal.map_figure(view, with_parks) if figure == kaart_municipal.MAP else (
            kaart_municipal.ranked_figure(view))

    end = "-".join(part for part in measure[:2] if part != "total").replace("_", "-")
    return Piece(f"{figure}-{end}", "gemeenten", made, (), (), figure.replace("-", "_"),
                 lambda desk: {"name": kaart_municipal.measure_name(desk, *measure[:2])})


def municipal_pieces(desk: Desk) -> list[Piece]:
    """The figures of municipalities that are published; the business parks stand on the first map."""
    measures = kaart_municipal.measures(kaart_municipal.observed(desk))
    return [of_municipalities(measure, figure, with_parks=number == 0)
            for number, measure in enumerate(measures) for figure in (kaart_municipal.MAP, kaart_municipal.RANKED)]
