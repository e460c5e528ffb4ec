"""A table for paper: the cells as a reader sees them, and columns that fit between the margins.

    table = fitted(figure)          # table.heads, .rows, .numeric, .widths (mm), .points, .left_out, .all_rows

What does not fit is left to the workbook, and the table says so: rows beyond the first, and columns from the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.figure import Figure
from charts.lettering import width
from charts.table import written
from publish.site.writing import decimals

# Between the margins of an A4 page, and what a cell keeps free of text.
ROOM_MM, CELL_MM = 165.0, 3.5
# Programs round widths; a word that fits to a hair would be broken.
SPARE_MM = 0.6
MM_PER_POINT = 25.4 / 72
MOST_ROWS = 30
# Letters in points, from what reads well to the smallest that still does.
SIZES = (8.5, 8.0, 7.5, 7.0)
# A text wider than this is broken before other columns must give way.
WIDEST_MM = 60.0
# A text stands on two lines at most in a column narrower than this; else columns from the right give way.
TWO_LINES_MM = 26.0


@dataclass(frozen=True)
class Table:
    """See the module. `numeric` says of each column whether it holds numbers, `left_out` names columns without room."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: Sequence[bool]
    widths: Sequence[float]
    points: float
    left_out: Sequence[str]
    all_rows: int

    @property
    def rows_left_out(self) -> bool:
        """Whether there are more rows than these."""
        return self.all_rows > len(self.rows)


def fitted(figure: Figure) -> Table:
    """The table of a figure."""
    frame = figure.table.head(MOST_ROWS)
    rows, numbers = written(frame, lang=figure.words.lang, decimals=decimals(frame))
    heads = [str(label) for label in frame]
    numeric = [label in numbers for label in frame]
    kept = len(heads)
    points = next((size for size in SIZES if sum(least(heads, rows, size)) <= ROOM_MM), SIZES[-1])
    while kept > 2 and sum(least(heads[:kept], rows, points)) > ROOM_MM:
        kept -= 1
    rows = [row[:kept] for row in rows]
    return Table(heads[:kept], rows, numeric[:kept], widths(heads[:kept], rows, points), points, heads[kept:],
                 len(figure.table))


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[tuple[str, list[str]]]:
    """Each heading with the cells under it."""
    return [(head, [row[place] for row in rows]) for place, head in enumerate(heads)]


def least(heads: Sequence[str], rows: Sequence[Sequence[str]], points: float) -> list[float]:
    """How wide each column must be at least, in mm: for its longest word, and for texts that stay readable."""

    def enough(head: str, cells: list[str]) -> float:
        words = [wide(word, points, True) for word in head.split()]
        words += [wide(word, points, False) for cell in cells for word in cell.split()]
        halves = [min(wide(cell, points, False) * 0.6, TWO_LINES_MM) for cell in cells]
        return max([*words, *halves], default=0) + CELL_MM + SPARE_MM

    return [enough(head, cells) for head, cells in columns(heads, rows)]


def widths(heads: Sequence[str], rows: Sequence[Sequence[str]], points: float) -> list[float]:
    """How wide each column is, in mm: as its longest cell where there is room, in proportion where there is not."""
    need = least(heads, rows, points)
    wish = [min(max(wide(text, points, False) for text in [head, *cells]) * 1.05 + CELL_MM, max(WIDEST_MM, enough))
            for (head, cells), enough in zip(columns(heads, rows), need, strict=True)]
    wish = [max(pair) for pair in zip(wish, need, strict=True)]
    spare, asked = ROOM_MM - sum(need), sum(wish) - sum(need)
    if asked <= max(spare, 0):
        return wish
    share = max(spare, 0) / asked
    return [enough + share * (wanted - enough) for wanted, enough in zip(wish, need, strict=True)]


def wide(text: str, points: float, bold: bool) -> float:
    """The width of a line in mm."""
    return width(text, points * MM_PER_POINT, "bold" if bold else "normal")


def of_text(heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> Table:
    """A table of words; `shares` say how wide the columns are beside each other."""
    across = [ROOM_MM * share / sum(shares) for share in shares]
    return Table(heads, rows, [False] * len(heads), across, SIZES[1], (), len(rows))
