"""What charts share: year and value axes, names beside lines, and names kept from overlapping."""

import math
from collections.abc import Iterable, Mapping, Sequence

import altair as alt
import pandas as pd

from charts import lettering, locale, theme
from flows.texts import Texts

LABEL = 12
LABEL_ROOM = 122
LINE = 14
# The narrowest plot that legends and labels are laid out for, in pixels.
PHONE = 330


class Rows(alt.Data):
    """Plain rows that nobody changes. Altair would copy and convert each value of them several times per layer, which
    takes half of the time of a screen.
    """

    def __deepcopy__(self, memo: dict | None = None) -> "Rows":
        return self

    def to_dict(self, *args, **options) -> dict:
        return {"values": self["values"]}


def rows(frame: pd.DataFrame | Iterable[Mapping]) -> Rows:
    """The frame as inline data, with every kind of missing value as null."""
    if not isinstance(frame, pd.DataFrame):
        return Rows(values=[{key: plain(value) for key, value in row.items()} for row in frame])
    columns = [[plain(value) for value in frame[name].tolist()] for name in frame]
    return Rows(values=[dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)])


def plain(value):
    """The value as JSON knows it: Python numbers, and None for every kind of missing."""
    if isinstance(value, (str, int, list, tuple, dict)) or value is None:
        return value
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def need(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """A copy of the frame; raises ValueError when it is empty or lacks a column."""
    lacking = [column for column in columns if column not in frame.columns]
    if lacking:
        raise ValueError(f"the frame lacks {', '.join(lacking)}; it has {', '.join(map(str, frame.columns))}")
    if frame.empty:
        raise ValueError("an empty frame has no chart; show the empty state instead")
    return frame.copy()


def pressed(height: int) -> dict:
    """The note for `Figure.sheet` that a plot may become this low on a page.

    Without it, its height is the least.
    """
    return {"least_height": height}


def extent(*columns: pd.Series) -> tuple[float, float]:
    """Lowest and highest known value, with 0 included."""
    known = pd.concat([pd.to_numeric(c, errors="coerce") for c in columns]).dropna()
    return min(0.0, known.min()) if len(known) else 0.0, max(0.0, known.max()) if len(known) else 1.0


def rounded(low: float, high: float, steps: int = 5) -> tuple[float, float]:
    """The extent widened to whole steps of 1, 2, 2.5 or 5 times a power of ten."""
    step = step_of((high - low) or abs(high) or 1.0, steps)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def step_of(span: float, steps: int) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that covers the span in so many steps."""
    rough = span / steps
    power = 10 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)


def inner_ticks(domain: tuple[float, float], room: float = 200, count: int = 5) -> list[float]:
    """Round values for an axis along the foot of a plot of `room` pixels, none so near its end that its number
    is cut.
    """
    low, high = domain
    step = step_of(high - low, count)
    first, last = rounded(low, high, count)
    half = max(lettering.width(f"{value:,.10g}", LABEL) for value in (low, last)) / 2
    values = [first + i * step for i in range(round((last - first) / step) + 1)]
    return [round(value, 10) for value in values if low <= value <= high - (high - low) * (half + 2) / room]


def year_axis(years: Sequence[int], lang: str, *, edge: float = 0.35) -> alt.X:
    """A continuous axis with a tick at each year, or at every second or fifth when there are many."""
    first, last = min(years), max(years)
    every = next(n for n in (1, 2, 5, 10, 1000) if (last - first) / n <= 12)
    ticks = [year for year in range(first, last + 1) if (year - first) % every == 0]
    return alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[first - edge, last + edge], nice=False, zero=False),
        axis=alt.Axis(values=ticks, tickCount=len(ticks), format="d", labelOverlap="greedy", labelSeparation=5),
    )


def value_axis(field: str, unit: str, domain: tuple[float, float]) -> alt.Y:
    """A value axis with its unit written level above it, as a reader reads."""
    return alt.Y(
        f"{field}:Q",
        scale=alt.Scale(domain=list(domain), nice=False),
        axis=unit_axis(unit),
    )


def unit_axis(unit: str) -> alt.Axis:
    """An axis with the numbers of the language and its unit level above its upper end."""
    return alt.Axis(
        title=unit,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="start",
        titleBaseline="bottom",
        titleX=0,
        titleY=-9,
        format=locale.pattern(),
    )


def tooltip(lang: str, unit: str, decimals: int, columns: Iterable[str]) -> list[alt.Tooltip]:
    """Tooltip lines for the columns a frame has, among the well-known ones, in reading order."""
    texts, columns = Texts(lang), set(columns)
    lines = [
        ("name", "category", "N", None),
        ("series", "series", "N", None),
        ("year", "year", "Q", "d"),
        ("value", "value", "Q", locale.pattern(decimals)),
        ("lower", "lower", "Q", locale.pattern(decimals)),
        ("upper", "upper", "Q", locale.pattern(decimals)),
        ("share", "share", "Q", ",.1%"),
        ("status", "figure_status", "N", None),
    ]
    made = []
    for column, key, kind, form in lines:
        if column in columns:
            heading = texts(f"charts.{key}") + (f" ({unit})" if column == "value" else "")
            extra = {"format": form} if form else {}
            made.append(alt.Tooltip(f"{column}:{kind}", title=heading, **extra))
    return made


def looks(styles: Mapping[str, theme.Style], field: str = "series") -> dict[str, alt.SchemaBase]:
    """Colour, dash and shape encodings for the named styles, without legends."""
    names = list(styles)
    return {
        "color": alt.Color(
            f"{field}:N",
            scale=alt.Scale(domain=names, range=[styles[n].colour for n in names]),
            legend=None,
        ),
        "dash": alt.StrokeDash(
            f"{field}:N",
            scale=alt.Scale(domain=names, range=[list(styles[n].dash) or [1, 0] for n in names]),
            legend=None,
        ),
        "shape": alt.Shape(
            f"{field}:N",
            scale=alt.Scale(domain=names, range=[styles[n].shape for n in names]),
            legend=None,
        ),
    }


def legend(
    names: Sequence[str], symbol: str | None = "square", key: float = 30, room: float = PHONE, **looks
) -> alt.Legend:
    """A legend above the plot in as many columns as fit a phone, or the `room` that a plot has there.

    `key` is the width of one symbol with the space after a column.
    """
    widest = max(lettering.width(name, LABEL) for name in names) + key
    looks |= {"symbolType": symbol} if symbol else {}
    return alt.Legend(title=None, columns=max(1, min(len(names), int((room + 14) // widest))), **looks)


def spread(places: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Centres as near as possible to `places` (any order) so that items of these sizes do not overlap.

    They stay between `low` and `high` when they fit there together; otherwise they overflow evenly at both
    ends.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    blocks: list[list] = []
    for i in order:
        blocks.append([[i], sizes[i], places[i]])
        while len(blocks) > 1 and blocks[-2][2] + blocks[-2][1] / 2 > blocks[-1][2] - blocks[-1][1] / 2:
            items, size, centre = blocks.pop()
            previous, before, _ = blocks.pop()
            joined, total = previous + items, before + size
            # Each member would like the block to stand where it gets its own place.
            offset, wishes = 0.0, []
            for j in joined:
                wishes.append(places[j] - offset - sizes[j] / 2)
                offset += sizes[j]
            blocks.append([joined, total, held(sum(wishes) / len(wishes) + total / 2, total, low, high)])
        blocks[-1][2] = held(blocks[-1][2], blocks[-1][1], low, high)
    centres = [0.0] * len(places)
    for items, size, centre in blocks:
        edge = centre - size / 2
        for j in items:
            centres[j] = edge + sizes[j] / 2
            edge += sizes[j]
    return centres


def held(centre: float, size: float, low: float, high: float) -> float:
    """The centre nearest to `centre` at which an item of this size stays between low and high."""
    if size >= high - low:
        return (low + high) / 2
    return min(max(centre, low + size / 2), high - size / 2)


def names_beside(
    ends: pd.DataFrame, styles: Mapping[str, theme.Style], domain: tuple[float, float], height: float
) -> list[alt.Chart]:
    """Names to the right of the plot, each with its point shape in its colour.

    `ends`: series, value (where the name wants to stand). Vega makes room for what stands outside the plot.
    """
    scale = (domain[1] - domain[0]) / height
    ends = ends.assign(lines=[lettering.wrap(name, LABEL_ROOM, LABEL) for name in ends["series"]])
    tall = [(LINE * len(lines) + 3) * scale for lines in ends["lines"]]
    ends["at"] = spread(list(ends["value"]), tall, domain[0] - 6 * scale, domain[1] + 6 * scale)
    ends["label"] = ["\n".join(lines) for lines in ends["lines"]]
    base = alt.Chart(rows(ends[["series", "at", "label"]])).encode(
        x=alt.XValue(alt.expr("width")), y=alt.Y("at:Q", scale=alt.Scale(domain=list(domain), nice=False))
    )
    look = looks(styles)
    words = {"align": "left", "dx": 18, "lineBreak": "\n", "lineHeight": LINE, "color": theme.INK}
    names = [
        base.transform_filter(alt.datum.series == row["series"])
        .mark_text(baseline="middle", dy=-LINE * (len(row["lines"]) - 1) / 2, **words)
        .encode(text=alt.Text("label:N"))
        for _, row in ends.iterrows()
    ]
    keys = base.mark_point(filled=True, opacity=1, size=55, xOffset=10, tooltip=None)
    return [keys.encode(color=look["color"], shape=look["shape"]), *names]
