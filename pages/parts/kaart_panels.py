"""A small line per province of how much it has changed, all on one scale with the starting year as its zero line.

Beside `charts.trend.small_multiples`, which draws amounts from zero up: changes go below zero, so the years stand at
the foot of the panel instead of at zero, and both ends of the scale are said.
"""

import altair as alt
import pandas as pd

from charts import axes, theme
from flows.texts import Texts

# Parts of a panel's height: its name and value stand above `TOP`, the line between, its years below.
TOP, TALL = 0.34, 0.48
LEFT, WIDE = 0.02, 0.90
# Room right of the last panel for the ends of the scale, in panels.
ASIDE = 0.28


def panels(frame: pd.DataFrame, *, lang: str, focus: str, columns: int = 3, row_height: int = 124) -> alt.LayerChart:
    """Panels in the order of the frame: year, series, value (in per cent). The series in `focus` stands out.

    Raises ValueError for an empty frame.
    """
    frame = axes.need(frame, "year", "series", "value")
    texts, names = Texts(lang), list(dict.fromkeys(frame["series"]))
    first, last = int(frame["year"].min()), int(frame["year"].max())
    low, high = axes.rounded(*axes.extent(frame["value"]), steps=3)
    place = {name: (i % columns, i // columns) for i, name in enumerate(names)}

    def across(name: str, year: float) -> float:
        return place[name][0] + LEFT + WIDE * (year - first) / max(last - first, 1)

    def down(name: str, value: float) -> float | None:
        return None if pd.isna(value) else place[name][1] + TOP + TALL * (high - value) / (high - low)

    def said(value: float, decimals: int = 1) -> str:
        return ("+" if value > 0 else "") + texts.percent(value / 100, decimals)

    def beside(name: str, value: float) -> str:
        """The end of the scale, once a row."""
        is_last = place[name][0] == columns - 1 or name == names[-1]
        return said(value, 0 if high - low >= 5 else 1) if is_last and value else ""

    frame["x"] = [across(n, y) for n, y in zip(frame["series"], frame["year"], strict=True)]
    frame["y"] = [down(n, v) for n, v in zip(frame["series"], frame["value"], strict=True)]
    frame["role"] = frame["series"] == focus
    frame["said"] = [texts("common.unknown") if pd.isna(v) else said(v) for v in frame["value"]]
    rows = -(-len(names) // columns)
    scale = alt.Scale(domain=[0, columns + ASIDE], nice=False), alt.Scale(domain=[rows, 0], nice=False)

    def at(x: str, y: str) -> dict:
        return {"x": alt.X(f"{x}:Q", axis=None, scale=scale[0]), "y": alt.Y(f"{y}:Q", axis=None, scale=scale[1])}

    ends = frame.dropna(subset=["value"]).sort_values("year").groupby("series", sort=False).tail(1)
    latest = dict(zip(ends["series"], ends["said"], strict=True))
    frames = alt.Chart(axes.rows([
        {"name": name, "said": latest.get(name, texts("common.unknown")), "left": across(name, first),
         "right": across(name, last), "top": down(name, high), "zero": down(name, 0), "foot": down(name, low),
         "first": str(first), "last": str(last), "high": beside(name, high), "low": beside(name, low)}
        for name in names]))
    colour = alt.condition("datum.role", alt.value(theme.FOCUS), alt.value(theme.OTHER))
    hints = [alt.Tooltip("series:N", title=texts("charts.region")), alt.Tooltip("year:Q", title=texts("charts.year"),
             format="d"), alt.Tooltip("said:N", title=texts("charts.value"))]
    lines = alt.Chart(axes.rows(frame)).encode(color=colour, detail="series:N", **at("x", "y"))
    above = {"align": "left", "baseline": "bottom"}
    small = {"fontSize": 11, "color": theme.MUTED}
    side = small | {"align": "left", "baseline": "middle", "dx": 5}
    return alt.layer(
        frames.mark_rule(color=theme.GRID).encode(x2="right:Q", **at("left", "top")),
        frames.mark_rule(color=theme.GRID).encode(x2="right:Q", **at("left", "foot")),
        frames.mark_rule(color=theme.OTHER).encode(x2="right:Q", **at("left", "zero")),
        lines.mark_line(strokeWidth=2, tooltip=None),
        alt.Chart(axes.rows(ends)).mark_point(filled=True, size=40, opacity=1, tooltip=None).encode(
            color=colour, **at("x", "y")),
        lines.mark_point(filled=True, size=220, opacity=0).encode(tooltip=hints),
        frames.mark_text(**above, dy=-17, fontWeight="bold").encode(text="name:N", **at("left", "top")),
        frames.mark_text(**above, dy=-3).encode(text="said:N", **at("left", "top")),
        frames.mark_text(**side).encode(text="high:N", **at("right", "top")),
        frames.mark_text(**side).encode(text="low:N", **at("right", "foot")),
        frames.mark_text(align="left", baseline="top", dy=4, **small).encode(text="first:N", **at("left", "foot")),
        frames.mark_text(align="right", baseline="top", dy=4, **small).encode(text="last:N", **at("right", "foot")),
    ).properties(height=row_height * rows)
