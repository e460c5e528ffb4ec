"""Values over years: lines with their margin, a line without axes, and the same line for many places.

trend(frame, unit="mln kg", lang="nl")           # frame: year, series, value[, lower, upper, status]
trend(frame, unit="mln kg", lang="nl", styles=theme.styles(theme.RESOURCE, {"abiotic": "Abiotisch"}),
      breaks={2019: "Reeksbreuk: Vijfheerenlanden"}, events={2020: "Coronajaar"})
sparkline(frame)                                             # frame: year, value
small_multiples(frame, unit="kg per inwoner", lang="nl", focus=["Utrecht"])     # frame: year, series,
value
"""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from charts import axes, lettering, theme
from flows.texts import Texts

HEIGHT, SMALL = 300, 150


def trend(
    frame: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    styles: Mapping[str, theme.Style] | None = None,
    breaks: Mapping[int, str] | None = None,
    events: Mapping[int, str] | None = None,
    decimals: int = 0,
    height: int | None = None,
    small: bool = False,
) -> alt.LayerChart:
    """Lines per series with a band from `lower` to `upper`, each named at its end.

    `small`: a low chart with few numbers beside it, for several below or next to each other.

    Frame: year (int), series (the name shown), value; optional lower, upper, status. A missing value leaves
    a gap. `breaks` are years whose figures cannot be compared with those before: the line stops there.
    `events` are years with a word beside them. Raises ValueError for an empty frame, a missing column or a
    series without style.
    """
    frame = axes.need(frame, "year", "series", "value").sort_values("year")
    height = height or (SMALL if small else HEIGHT)
    names = list(dict.fromkeys(frame["series"]))
    styles = dict(styles or theme.in_turn(names))
    if strange := set(names) - set(styles):
        raise ValueError(f"no style for {', '.join(sorted(strange))}")
    breaks, events = dict(breaks or {}), dict(events or {})
    frame["run"] = [sum(year >= stop for stop in breaks) for year in frame["year"]]
    years = range(int(frame["year"].min()), int(frame["year"].max()) + 1)
    marks = {year: text for year, text in (breaks | events).items() if year in years}
    low, high = axes.extent(*(frame[c] for c in ("value", "lower", "upper") if c in frame))
    layers, top = year_marks(marks, breaks, years)
    domain = axes.rounded(low, low + (high - low) / (1 - top / (height - 40)))
    x, y = axes.year_axis(years, lang), axes.value_axis("value", unit, domain)
    if small:
        y["axis"].tickCount = 3
    look = axes.looks(styles)
    base = alt.Chart(axes.rows(frame)).encode(x=x, detail=alt.Detail("run:N"))
    if {"lower", "upper"} <= set(frame.columns):
        layers.append(
            base.mark_area(opacity=0.16, line=False, tooltip=None).encode(
                y=alt.Y("lower:Q"), y2=alt.Y2("upper:Q"), color=look["color"]
            )
        )
    hints = axes.tooltip(lang, unit, decimals, frame.columns)
    layers += [
        base.mark_line(tooltip=None).encode(y=y, color=look["color"], strokeDash=look["dash"]),
        base.mark_point(filled=True, size=48, opacity=1).encode(
            y=y, color=look["color"], shape=look["shape"], tooltip=hints
        ),
        # An invisible wide target, for fingers.
        base.mark_point(filled=True, size=420, opacity=0).encode(y=y, color=look["color"], tooltip=hints),
    ]
    ends = frame.dropna(subset=["value"]).groupby("series", sort=False).tail(1)
    if len(ends):
        layers += axes.names_beside(ends, styles, domain, height - 30)
    return alt.layer(*layers).properties(height=height, usermeta=axes.pressed(min(height, 200)))


def year_marks(marks: Mapping[int, str], breaks: Mapping[int, str], years: Sequence[int]) -> tuple[list, float]:
    """A rule and a word for each marked year, and the pixels the words take above the lines.

    The words stand below each other, so that those of two years in a row never touch.
    """
    layers, top = [], 2
    for year, text in sorted(marks.items()):
        lines = lettering.wrap(text, 120, 11)
        # A break lies between two years, an event in one.
        place = year - 0.5 if year in breaks and year > years[0] else year
        right = years[-1] - place >= (years[-1] - years[0]) / 3
        side = {"align": "left", "dx": 5} if right else {"align": "right", "dx": -5}
        words = {"baseline": "top", "fontSize": 11, "lineBreak": "\n", "lineHeight": 13, **side}
        base = alt.Chart(axes.rows([{"year": place, "label": "\n".join(lines)}])).encode(x=alt.X("year:Q"))
        rule = base.mark_rule(strokeDash=[3, 3], color=theme.OTHER, strokeWidth=1.2)
        label = base.encode(y=alt.YValue(top), text=alt.Text("label:N"))
        layers += [
            rule.encode(y=alt.YValue(top), y2=alt.Y2Value(alt.expr("height"))),
            label.mark_text(**theme.HALO, **words),
            label.mark_text(color=theme.MUTED, **words),
        ]
        top += 13 * len(lines) + 4
    return layers, top


def sparkline(frame: pd.DataFrame, *, style: theme.Style | None = None, height: int = 44) -> alt.LayerChart:
    """A line without axes for beside a number, with its last known point marked. Frame: year, value."""
    frame = axes.need(frame, "year", "value").sort_values("year")
    colour = style.colour if style else theme.FOCUS
    low, high = axes.extent(frame["value"])
    x = alt.X("year:Q", axis=None, scale=alt.Scale(zero=False, nice=False))
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[low, high or 1], nice=False))
    base = alt.Chart(axes.rows(frame)).encode(x=x, y=y)
    last = frame.dropna(subset=["value"]).tail(1)
    return alt.layer(
        base.mark_area(color=colour, opacity=0.12, line=False, tooltip=None),
        base.mark_line(color=colour, strokeWidth=2, tooltip=None),
        alt.Chart(axes.rows(last))
        .mark_point(color=colour, filled=True, size=60, opacity=1, tooltip=None)
        .encode(x=x, y=y),
    ).properties(height=height)


def small_multiples(
    frame: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    focus: Sequence[str] = (),
    columns: int = 3,
    decimals: int = 0,
    row_height: int = 104,
    change: bool = False,
) -> alt.LayerChart:
    """One small line per place on one common scale, in `columns` columns, in the order of the frame.

    Frame: year, series, value; optional status. One chart rather than facets, so that it fits any width.
    Series in `focus` are drawn in the colour of the region in view. Each panel says its last value above its
    line and its first and last year at its foot; the ends of the scale stand beside the last panel of a row.
    `change`: the values are percentages of change, written with their sign ("+3,5%").
    """
    frame = axes.need(frame, "year", "series", "value")
    texts = Texts(lang)
    names = list(dict.fromkeys(frame["series"]))
    first, last = int(frame["year"].min()), int(frame["year"].max())
    low, high = axes.rounded(*axes.extent(frame["value"]), steps=3 if change else 5)
    columns = min(columns, len(names))
    span, count = max(last - first, 1), -(-len(names) // columns)
    left, wide, top, tall = 0.02, 0.90, 0.36, 0.46
    place = {name: (i % columns, i // columns) for i, name in enumerate(names)}

    def across(name: str, year: float) -> float:
        return place[name][0] + left + wide * (year - first) / span

    def down(name: str, value: float) -> float | None:
        return None if pd.isna(value) else place[name][1] + top + tall * (high - value) / (high - low)

    def written(value: float, digits: int = decimals) -> str:
        if pd.isna(value) or not change:
            return texts.number(value, digits)
        return ("+" if value > 0 else "") + texts.percent(value / 100, digits)

    def beside(name: str, value: float) -> str:
        is_last = place[name][0] == columns - 1 or name == names[-1]
        return written(value, 0 if high - low >= 10 else decimals) if is_last and value else ""

    frame["x"] = [across(n, y) for n, y in zip(frame["series"], frame["year"], strict=True)]
    frame["y"] = [down(n, v) for n, v in zip(frame["series"], frame["value"], strict=True)]
    frame["role"] = [n in focus for n in frame["series"]]
    frame["said"] = [written(value) for value in frame["value"]]
    ends = frame.dropna(subset=["value"]).sort_values("year").groupby("series", sort=False).tail(1)
    latest = dict(zip(ends["series"], ends["said"], strict=True))
    panel = alt.Chart(axes.rows([
        {"name": name, "said": latest.get(name, texts("common.unknown")), "left": across(name, first),
         "right": across(name, last), "top": down(name, high), "zero": down(name, 0), "foot": down(name, low),
         "first": str(first), "last": str(last), "high": beside(name, high), "low": beside(name, low)}
        for name in names
    ]))  # fmt: skip
    scales = alt.Scale(domain=[0, columns], nice=False), alt.Scale(domain=[count, 0], nice=False)

    def at(x: str, y: str) -> dict:
        return {"x": alt.X(f"{x}:Q", axis=None, scale=scales[0]), "y": alt.Y(f"{y}:Q", axis=None, scale=scales[1])}

    colour = alt.ColorValue(**alt.condition("datum.role", alt.value(theme.FOCUS), alt.value(theme.OTHER)))
    hints = [
        alt.Tooltip("series:N", title=texts("charts.region")),
        alt.Tooltip("year:Q", title=texts("charts.year"), format="d"),
        alt.Tooltip("said:N", title=f"{texts('charts.value')} ({unit})"),
        *axes.tooltip(lang, unit, decimals, set(frame.columns) & {"status"}),
    ]
    lines = alt.Chart(axes.rows(frame)).encode(color=colour, detail=alt.Detail("series:N"), **at("x", "y"))
    above = {"align": "left", "baseline": "bottom"}
    small = {"fontSize": 11, "color": theme.MUTED}
    under = small | {"baseline": "top", "dy": 4}
    side = small | {"align": "left", "baseline": "middle", "dx": 5}
    edges = [("top", theme.GRID), ("foot", theme.GRID), ("zero", theme.OTHER)]
    return alt.layer(
        *(panel.mark_rule(color=ink).encode(x2=alt.X2("right:Q"), **at("left", edge)) for edge, ink in edges),
        lines.mark_line(strokeWidth=2, tooltip=None),
        alt.Chart(axes.rows(ends))
        .mark_point(filled=True, size=40, opacity=1, tooltip=None)
        .encode(color=colour, **at("x", "y")),
        lines.mark_point(filled=True, size=220, opacity=0).encode(tooltip=hints),
        # Where the letters of a device are wider than ours, a name ends before its neighbour.
        panel.mark_text(**above, dy=-17, fontWeight="bold", limit=alt.expr(f"{1 - left} * width / {columns} - 4"))
        .encode(text=alt.Text("name:N"), **at("left", "top")),
        panel.mark_text(**above, dy=-3).encode(text=alt.Text("said:N"), **at("left", "top")),
        panel.mark_text(**side).encode(text=alt.Text("high:N"), **at("right", "top")),
        panel.mark_text(**side).encode(text=alt.Text("low:N"), **at("right", "foot")),
        panel.mark_text(align="left", **under).encode(text=alt.Text("first:N"), **at("left", "foot")),
        panel.mark_text(align="right", **under).encode(text=alt.Text("last:N"), **at("right", "foot")),
    ).properties(height=row_height * count)
