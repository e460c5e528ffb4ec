"""One figure that may be asked for by its id, for a publisher or a reader who makes a list.

    piece = repertoire(desk)["grootste-groepen"]
    piece.title(desk)                                   # "Grootste goederengroepen"
    piece.figure(desk, Asked("PV26", year=2022))        # the figure, or None where there are no data for it

A piece says what it needs and what can be chosen, so that a list can be checked before anything is drawn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from charts.figure import Figure
from figures.desk import HOME_REGION, Desk

# What may be chosen of a figure, by the name that it has in a list.
REGION, YEAR, BASE_YEAR = "region", "year", "base_year"


@dataclass(frozen=True)
class Asked:
    """What is asked of a figure: area, year (the last one with data unless given) and base year (none unless given)."""

    region: str = HOME_REGION
    year: int | None = None
    base_year: int | None = None


@dataclass(frozen=True)
class Piece:
    """See the module. `needs` are the indicators it is made of, of which the first says which years there are.

    `takes` are the choices that change it (REGION, YEAR, BASE_YEAR). `label` ends the key of its title among the texts
    `exporteren.figure.*` (the id unless given), which `named` fills in.
    """

    id: str
    chapter: str
    make: Callable[[Desk, Asked], Figure | None]
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    label: str = ""
    named: Callable[[Desk], Mapping[str, str]] = lambda desk: {}

    def title(self, desk: Desk) -> str:
        """What the figure shows in a few words, without area and year."""
        return desk.t(f"exporteren.figure.{self.label or self.id.replace('-', '_')}", **self.named(desk))

    def years(self, desk: Desk, region: str) -> list[int]:
        """The years that can be asked for; none for a figure that takes no year."""
        return desk.years(self.needs[:1], region) if YEAR in self.takes else []

    def figure(self, desk: Desk, asked: Asked) -> Figure | None:
        """The figure under the id of the piece; None where there are no data for it."""
        if REGION not in self.takes:
            asked = replace(asked, region=HOME_REGION)
        if YEAR in self.takes:
            years = self.years(desk, asked.region)
            if not years or asked.year not in (None, *years):
                return None
            asked = replace(asked, year=asked.year or years[-1])
        made = self.make(desk, asked)
        return None if made is None else replace(made, id=self.id)
