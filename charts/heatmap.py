"""Amounts in a grid of rows by columns, such as goods groups by raw materials.

    heatmap(frame, unit="ton", lang="nl", breaks=[0, 10, 100, 1000])     # row, column, value[, status, text]

Unknown, nothing and little look different: a hatched sign, an empty cell and the lightest colour. Where cells are
wide enough each says its number, so that colour is not needed; the table beside the chart says them all. A click
selects a cell by its names, under the name "cell".
"""

from collections.abc import Sequence
from itertools import product

import altair as alt
import pandas as pd

from charts import axes, colour, lettering, theme
from charts import map as maps
from flows.texts import Texts

ROW = 26
# What names of rows may take of a phone, and what is left for the cells.
NAMES = 118
ROOM = axes.PHONE - NAMES - 12
UPRIGHT = 120
SIZE, LEAD = 11.5, 12.5


def heatmap(
    frame: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    breaks: Sequence[float] | None = None,
    decimals: int = 0,
    headings: tuple[str, str] | None = None,
    row: int = ROW,
) -> alt.LayerChart:
    """Cells in classes, in the order in which rows and columns first occur.

    Frame: row and column (names), value (0 or more); optional status (shown on hover) and text (written in the
    cell instead of the number). A combination that is missing, or has no value, is unknown. `breaks`: limits of
    the classes, which hold a value from its lower to its upper limit; without them, even steps from 0.
    `headings`: what rows and columns are, for the words on hover. Raises ValueError for two values of one cell,
    a value below zero, one outside the breaks, and more than seven classes.
    """
    frame = axes.need(frame, "row", "column", "value")
    texts = Texts(lang)
    frame[["row", "column"]] = frame[["row", "column"]].astype(str)
    if frame.duplicated(["row", "column"]).any():
        raise ValueError("a cell has one value; add up or choose first")
    if (frame["value"] < 0).any():
        raise ValueError("a heatmap of amounts has no values below zero")
    rows, columns = list(dict.fromkeys(frame["row"])), list(dict.fromkeys(frame["column"]))
    breaks = list(breaks) if breaks is not None else even(frame["value"])
    names, ramp = named(breaks, texts, decimals), maps.shades(breaks, False)
    frame = frame.set_index(["row", "column"]).reindex(list(product(rows, columns))).reset_index()
    kinds = [None if not value else maps.class_of(value, breaks) for value in frame["value"].fillna(0)]
    frame = frame.assign(
        left=[columns.index(name) for name in frame["column"]],
        top=[rows.index(name) for name in frame["row"]],
        said=[texts.number(value, decimals) for value in frame["value"]],
        known=frame["value"].notna(),
    )
    frame["kind"] = [None if kind is None else names[kind] for kind in kinds]
    nothing = f"{texts.number(0)}"
    frame.loc[frame["value"] == 0, "kind"] = nothing
    frame["ink"] = [
        theme.INK if kind is None else colour.readable_on(ramp[kind], theme.ON_LIGHT, theme.ON_DARK) for kind in kinds
    ]
    words = frame["text"].where(frame["text"].notna(), frame["said"]) if "text" in frame else frame["said"]
    frame["written"] = words.where(frame["known"], "")
    frame = frame.assign(right=frame["left"] + 1, bottom=frame["top"] + 1, x=frame["left"] + 0.5, y=frame["top"] + 0.5)

    across, down = alt.Scale(domain=[0, len(columns)], nice=False), alt.Scale(domain=[len(rows), 0], nice=False)
    at = {"x": alt.X("x:Q", axis=None, scale=across), "y": alt.Y("y:Q", axis=None, scale=down)}
    box = {"x": alt.X("left:Q", axis=None, scale=across), "x2": alt.X2("right:Q")}
    box |= {"y": alt.Y("top:Q", axis=None, scale=down), "y2": alt.Y2("bottom:Q")}
    hints = [
        *(
            alt.Tooltip(f"{field}:N", title=title)
            for field, title in zip(
                ("row", "column"), headings or (texts("charts.category"), texts("charts.series")), strict=True
            )
        ),
        alt.Tooltip("said:N", title=f"{texts('charts.value')} ({unit})"),
    ]
    if "status" in frame:
        hints.append(alt.Tooltip("status:N", title=texts("charts.figure_status")))
    base = alt.Chart(axes.rows(frame))
    used = [nothing] * bool((frame["value"] == 0).any()) + names
    above, tall = column_names(columns, at)
    legend = axes.legend(used, room=ROOM, offset=tall + 10, symbolStrokeColor=theme.OTHER, symbolStrokeWidth=0.7)
    legend.title = unit
    paint = alt.Scale(domain=used, range=[theme.PAPER][: len(used) - len(names)] + ramp)
    picked = alt.selection_point(fields=["row", "column"], name="cell", empty=False)
    edge = alt.StrokeWidthValue(**alt.condition(picked, alt.value(4), alt.value(0.6)))
    layers = [
        base.transform_filter("isValid(datum.kind)")
        .mark_rect(tooltip=None)
        .encode(fill=alt.Fill("kind:N", sort=used, legend=legend, scale=paint), **box)
    ]
    # A sign as large as the cell allows; in a page Vega knows the size of the plot as in a window.
    side = f"min(width / {len(columns)}, height / {len(rows)}) - 6"
    if not frame["known"].all():
        unknown = alt.Chart(axes.rows(frame[~frame["known"]].assign(hatch=texts("common.unknown"))))
        layers.append(
            unknown.mark_point(
                shape=maps.HATCHED, size=alt.expr(f"pow(max(6, {side}), 2)"), strokeWidth=1, tooltip=None, filled=False
            ).encode(stroke=maps.hatch_key(texts("common.unknown")), **at)
        )
    wide = max(lettering.width(text, SIZE) for text in frame["written"]) + 6
    fits = alt.expr(f"width / {len(columns)} >= {wide:.0f} ? datum.written : ''")
    layers += [
        base.mark_text(text=fits, fontSize=SIZE, baseline="middle").encode(
            color=alt.Color("ink:N", scale=None, legend=None), **at
        ),
        base.mark_rect(fillOpacity=0, stroke=theme.OTHER, cursor="pointer")
        .encode(strokeWidth=edge, tooltip=hints, **box)
        .add_params(picked),
        *row_names(rows, row, at),
        *above,
    ]
    return alt.layer(*layers).properties(height=row * len(rows))


def even(values: pd.Series) -> list[float]:
    """Even steps from 0 to a round number that holds every value: five, or one more."""
    top = axes.extent(values)[1] or 1.0
    step = axes.step_of(top, 5)
    return [round(step * i, 10) for i in range(round(axes.rounded(0, top)[1] / step) + 1)]


def named(breaks: Sequence[float], texts: Texts, decimals: int) -> list[str]:
    """The classes in words. The first does not begin at 0, since nothing at all is a class of its own."""
    names = maps.class_names(breaks, texts.lang, decimals)
    if breaks[0] == 0:
        names[0] = texts("charts.class_up_to", high=texts.number(breaks[1], decimals))
    return names


def row_names(names: Sequence[str], row: float, at: dict) -> list[alt.Chart]:
    """Names at the left of the rows, in as many lines as a row is high.

    What needs more is cut; it is whole on hover and in the table.
    """
    most = max(1, int((row + 2) / LEAD))
    lines = [lettering.within(name, most, NAMES, SIZE) for name in names]
    form = {"align": "right", "baseline": "middle", "dx": -7}
    return written(lines, {"x": alt.XValue(0), "y": at["y"]}, "y", form)


def column_names(names: Sequence[str], at: dict) -> tuple[list[alt.Chart], float]:
    """Names above the columns, level when they all fit there on a phone, else upright; and how high they are."""
    room = ROOM / len(names) - 4
    place = {"x": at["x"], "y": alt.YValue(0)}
    if all(lettering.width(word, SIZE) <= room for name in names for word in name.split()):
        lines = [lettering.wrap(name, room, SIZE) for name in names]
        tallest = max(map(len, lines))
        # Names of fewer lines stand as near to their column as others.
        lines = [[""] * (tallest - len(some)) + some for some in lines]
        form = {"align": "center", "baseline": "bottom", "dy": -5 - LEAD * (tallest - 1)}
        return written(lines, place, "x", form, middle=False), LEAD * tallest + 6
    lines = [lettering.within(name, max(1, int((room + 4) / LEAD)), UPRIGHT, SIZE) for name in names]
    form = {"align": "left", "baseline": "middle", "dx": 7, "angle": 270}
    return written(lines, place, "x", form), 8 + max(lettering.width(line, SIZE) for some in lines for line in some)


def written(lines: Sequence[list[str]], places: dict, field: str, form: dict, middle: bool = True) -> list[alt.Chart]:
    """Texts of several lines, one for the middle of each cell along x or y."""
    frame = pd.DataFrame({field: [i + 0.5 for i in range(len(lines))], "label": ["\n".join(some) for some in lines]})
    frame["count"] = [len(some) for some in lines]
    base = alt.Chart(axes.rows(frame)).encode(text=alt.Text("label:N"), **places)
    form |= {"fontSize": SIZE, "lineBreak": "\n", "lineHeight": LEAD}
    return [
        base.transform_filter(alt.datum.count == count).mark_text(
            **form | ({"dy": -LEAD * (count - 1) / 2} if middle else {})
        )
        for count in sorted(set(frame["count"]))
    ]
