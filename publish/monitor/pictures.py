"""The figures of a pack as pictures: the sheet with all words for use elsewhere, and the chart alone for a document.

    for drawing in draw(contents.shown, selection): ...

Drawn in processes side by side, since drawing takes most of the time of a pack.
"""

import multiprocessing
import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import vl_convert

from charts import export, theme
from charts.figure import drawn_size
from publish.monitor.contents import Shown
from publish.monitor.selection import DOCUMENTS, PICTURES, Selection
from publish.site.drawing import Job, job, small, still

PRINT_DPI = 300
# Wide enough for the text of an A4 page at 96 pixels to the inch: 165 mm.
TEXT_WIDTH = 624


@dataclass(frozen=True)
class Drawing:
    """A figure drawn: the sheet as SVG and as PNG for print; the chart alone as SVG and PNG, with its sides in mm.

    Empty is what the formats of the selection do not need.
    """

    sheet: str
    print_png: bytes
    chart: str
    chart_png: bytes
    sides: tuple[float, float]


def draw(figures: Sequence[Shown], wanted: Selection, processes: int | None = None) -> Iterator[Drawing]:
    """The drawings of figures, in their order and as a selection wants them; with `processes=0` in this process.

    Raises UnreadableError for a picture that lost its words.
    """
    work = [(job(one.figure, Path()), wanted.size, wanted.formats) for one in figures]
    if processes == 0 or len(work) < 2:
        yield from map(drawn, work)
        return
    with ProcessPoolExecutor(processes or os.cpu_count() or 1, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(drawn, work)


def drawn(work: tuple[Job, str, Sequence[str]]) -> Drawing:
    """One figure, in a size, for these formats."""
    figure, size, formats = work[0].figure, *work[1:]
    sheet = export.drawing(figure, size) if set(formats) & set(PICTURES) else ""
    chart = still(figure, TEXT_WIDTH) if set(formats) & set(DOCUMENTS) else ""
    sides = tuple(side * 25.4 / 96 for side in drawn_size(chart)) if chart else (0.0, 0.0)
    return Drawing(sheet, png(sheet) if "png" in formats else b"", chart,
                   png(chart) if {"docx", "xlsx"} & set(formats) else b"", sides)


def file_name(one: Shown, form: str) -> str:
    """The name of a file of a figure; example data say so in the name."""
    return export.filename(one.figure, form)


def png(drawing: str) -> bytes:
    """A drawing for print."""
    # Without a ground of its own a picture is black where nothing is drawn.
    on_paper = re.sub(r"(<svg[^>]*>)", rf'\1<rect width="100%" height="100%" fill="{theme.PAPER}"/>', drawing, count=1)
    # vl-convert counts 72 pixels to the inch, a drawing 96.
    return small(vl_convert.svg_to_png(on_paper, scale=72 / 96, ppi=PRINT_DPI), PRINT_DPI)
