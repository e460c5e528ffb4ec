"""The figures of a pack as pictures: the sheet with all words for use elsewhere, and the chart alone for a document.

    for name, drawn in draw(contents.shown, "a4_column"): ...

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
from publish.site.drawing import Job, job, small, still

PRINT_DPI = 300
# Wide enough for the text of an A4 page at 96 pixels to the inch: 165 mm.
TEXT_WIDTH = 624


@dataclass(frozen=True)
class Drawing:
    """A figure drawn: the sheet as SVG and as PNG for print; the chart alone as SVG and PNG, with its sides in mm."""

    sheet: str
    print_png: bytes
    chart: str
    chart_png: bytes
    sides: tuple[float, float]


def draw(figures: Sequence[Shown], size: str, processes: int | None = None) -> Iterator[Drawing]:
    """The drawings of figures, in their order; with `processes=0` in this process.

    Raises UnreadableError for a picture that lost its words.
    """
    work = [(job(one.figure, Path()), size) for one in figures]
    if processes == 0 or len(work) < 2:
        yield from map(drawn, work)
        return
    with ProcessPoolExecutor(processes or os.cpu_count() or 1, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(drawn, work)


def drawn(work: tuple[Job, str]) -> Drawing:
    """One figure."""
    figure, size = work[0].figure, work[1]
    sheet, chart = export.drawing(figure, size), still(figure, TEXT_WIDTH)
    return Drawing(sheet, png(sheet), chart, png(chart), tuple(side * 25.4 / 96 for side in drawn_size(chart)))


def file_name(one: Shown, form: str) -> str:
    """The name of a file of a figure; example data say so in the name."""
    return export.filename(one.figure, form)


def png(drawing: str) -> bytes:
    """A drawing for print."""
    # Without a ground of its own a picture is black where nothing is drawn.
    on_paper = re.sub(r"(<svg[^>]*>)", rf'\1<rect width="100%" height="100%" fill="{theme.PAPER}"/>', drawing, count=1)
    # vl-convert counts 72 pixels to the inch, a drawing 96.
    return small(vl_convert.svg_to_png(on_paper, scale=72 / 96, ppi=PRINT_DPI), PRINT_DPI)
