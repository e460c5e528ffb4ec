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

HEIGHT = 300


def trend(
    frame: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    styles: Mapping[str, theme.Style] | None = None,
    breaks: Mapping[int, str] | None = None,
    events: Mapping[int, str] | None = None,
    decimals: int = 0,
    height: int = HEIGHT,
) -> alt.LayerChart:
    """Lines per series with a band from `lower` to `upper`, each named at its end.

    Frame: year (int), series (the name shown), value; optional lower, upper, status. A missing value leaves
    a gap. `breaks` are years whose figures cannot be compared with those before: the line stops there.
    `events` are years with a word beside them. Raises ValueError for an empty frame, a missing column or a
    series without style.
    """
    frame = axes.need(frame, "year", "series", "value").sort_values("year")
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
    look = axes.looks(styles)
    base = alt.Chart(axes.rows(frame)).encode(x=x, detail="run:N")
    if {"lower", "upper"} <= set(frame.columns):
        layers.append(
            base.mark_area(opacity=0.16, line=False, tooltip=None).encode(
                y=alt.Y("lower:Q"), y2="upper:Q", color=look["color"]
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
    return alt.layer(*layers).properties(height=height, usermeta=axes.pressed(200))


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
        base = alt.Chart(axes.rows([{"year": place, "label": "\n".join(lines)}])).encode(x="year:Q")
        rule = base.mark_rule(strokeDash=[3, 3], color=theme.OTHER, strokeWidth=1.2)
        label = base.encode(y=alt.value(top), text="label:N")
        layers += [
            rule.encode(y=alt.value(top), y2=alt.value(alt.expr("height"))),
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
) -> alt.LayerChart:
    """One small line per series on one common scale, in `columns` columns, in the order of the frame.

    Frame: year, series, value; optional status. One chart rather than facets, so that it fits any width.
    Series in `focus` are drawn in the colour of the region in view. Each panel says its last value and
    year.
    """
    frame = axes.need(frame, "year", "series", "value")
    texts = Texts(lang)
    names = list(dict.fromkeys(frame["series"]))
    first, last = int(frame["year"].min()), int(frame["year"].max())
    low, high = axes.rounded(*axes.extent(frame["value"]))
    columns = min(columns, len(names))
    span, count = max(last - first, 1), -(-len(names) // columns)
    left, wide, top, tall = 0.02, 0.90, 0.36, 0.48
    place = {name: (i % columns, i // columns) for i, name in enumerate(names)}

    def across(name: str, year: float) -> float:
        return place[name][0] + left + wide * (year - first) / span

    def down(name: str, value: float) -> float | None:
        return None if pd.isna(value) else place[name][1] + top + tall * (high - value) / (high - low)

    frame["x"] = [across(n, y) for n, y in zip(frame["series"], frame["year"], strict=True)]
    frame["y"] = [down(n, v) for n, v in zip(frame["series"], frame["value"], strict=True)]
    frame["role"] = [n in focus for n in frame["series"]]
    panels, ends = [], []
    for name in names:
        known = frame[(frame["series"] == name)].dropna(subset=["value"]).sort_values("year")
        lines = {
            "x": across(name, first),
            "x2": across(name, last),
            "zero": down(name, 0),
            "top": down(name, high),
        }
        said = f"{texts.number(known['value'].iloc[-1], decimals)}" if len(known) else texts("common.unknown")
        # The height of the upper line is said once a row, in its last panel.
        scale = texts.number(high, decimals if high < 10 else 0) if place[name][0] == columns - 1 else ""
        panels.append(lines | {"name": name, "said": said, "first": f"{first}", "last": f"{last}", "high": scale})
        if len(known):
            ends.append(known.iloc[-1])
    across_scale = alt.Scale(domain=[0, columns], nice=False)
    x, x2 = alt.X("x:Q", axis=None, scale=across_scale), alt.X("x2:Q", axis=None, scale=across_scale)
    down_scale = alt.Scale(domain=[count, 0], nice=False)
    y = alt.Y("y:Q", axis=None, scale=down_scale)
    ceiling, floor = (alt.Y(f"{edge}:Q", axis=None, scale=down_scale) for edge in ("top", "zero"))
    colour = alt.condition("datum.role", alt.value(theme.FOCUS), alt.value(theme.OTHER))
    panel = alt.Chart(axes.rows(panels))
    base = alt.Chart(axes.rows(frame)).encode(x=x, y=y, color=colour, detail="series:N")
    last_points = alt.Chart(axes.rows(pd.DataFrame(ends))).encode(x=x, y=y, color=colour)
    small = {"fontSize": 11, "color": theme.MUTED}
    return alt.layer(
        panel.mark_rule(color=theme.GRID).encode(x=x, x2="x2:Q", y=ceiling),
        panel.mark_rule(color=theme.OTHER).encode(x=x, x2="x2:Q", y=floor),
        base.mark_line(strokeWidth=2, tooltip=None),
        last_points.mark_point(filled=True, size=40, opacity=1, tooltip=None),
        base.mark_point(filled=True, size=220, opacity=0).encode(
            tooltip=axes.tooltip(lang, unit, decimals, frame.columns)
        ),
        panel.mark_text(align="left", baseline="bottom", dy=-17, fontWeight="bold").encode(
            x=x, y=ceiling, text="name:N"
        ),
        panel.mark_text(align="left", baseline="bottom", dy=-3, fontSize=12).encode(x=x, y=ceiling, text="said:N"),
        panel.mark_text(align="right", baseline="bottom", dy=-3, **small).encode(x=x2, y=ceiling, text="high:N"),
        panel.mark_text(align="left", baseline="top", dy=4, **small).encode(x=x, y=floor, text="first:N"),
        panel.mark_text(align="right", baseline="top", dy=4, **small).encode(x=x2, y=floor, text="last:N"),
    ).properties(height=row_height * count)
