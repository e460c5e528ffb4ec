"""Use against a target: the path over the years, and the distance at one moment.

target_path(frame, unit="mln kg", lang="nl", base_year=2016, milestones={2030: "-50%", 2035: "-75%"})
                                # year, value, lower, upper, linear, stepwise: all but year may be empty
distance(frame, unit="mln kg", lang="nl")
                                # name, value, lower, upper, required, outcome, said
"""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from charts import axes, lettering, locale, theme
from flows.texts import Texts

HEIGHT = 340
# The legend begins where the plot does: beside the numbers of the axis.
BESIDE = 44
# How wide the margin of a year without neighbours is drawn.
ALONE = 18
COMPARISON = theme.SEQUENCE[3]
# The word of the verdict always stands beside the colour.
OUTCOMES = {
    "on_track": theme.ON_COURSE,
    "below_path": theme.ON_COURSE,
    "off_track": theme.OFF_COURSE,
    "above_path": theme.OFF_COURSE,
}


def target_path(
    frame: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    base_year: int | None = None,
    milestones: Mapping[int, str] | None = None,
    comparison: pd.DataFrame | None = None,
    comparison_words: str = "",
    missing: str = "",
    exceptional: Mapping[int, str] | None = None,
    breaks: Mapping[int, str] | None = None,
    decimals: int = 0,
    height: int = HEIGHT,
) -> alt.LayerChart:
    """Measured use with its margin, the straight path and the steps to the milestones.

    Frame: year, value, lower, upper, linear, stepwise in one unit; a column that does not apply is empty or
    absent. `milestones` are the words at the target years. `comparison` (year, linear) is the path of a
    target that does not apply to these data: it is drawn only with `comparison_words` in the chart, else
    ValueError. `missing` is the sentence in the plot when nothing has been measured. `breaks` are years whose
    figures cannot be compared with those before: the measured line stops there, the path does not.
    """
    frame = axes.need(frame, "year").sort_values("year")
    if comparison is not None and not comparison_words.strip():
        raise ValueError("a comparison with a target of another scope needs its warning in the chart")
    texts = Texts(lang)
    for column in ("value", "lower", "upper", "linear", "stepwise"):
        frame[column] = pd.to_numeric(frame[column], errors="coerce") if column in frame else float("nan")
    parts = {
        "value": (texts("charts.observed"), theme.Style(theme.FOCUS, (), "circle")),
        "linear": (texts("charts.linear_path"), theme.Style(theme.TARGET, (7, 3), "diamond")),
        "stepwise": (texts("charts.stepwise_path"), theme.Style(theme.TARGET, (2, 3), "diamond")),
    }
    frame["run"] = [sum(year >= stop for stop in breaks or {}) for year in frame["year"]]
    lines = [
        frame.assign(series=name, value=frame[column], column=column, run=frame["run"] if column == "value" else 0)[
            ["year", "series", "value", "column", "run"]]
        for column, (name, _) in parts.items()
        if frame[column].notna().any()
    ]
    styles = {name: style for column, (name, style) in parts.items() if frame[column].notna().any()}
    if comparison is not None:
        name = texts("charts.comparison")
        styles[name] = theme.Style(COMPARISON, (10, 3, 2, 3), "cross")
        added = comparison.rename(columns={"linear": "value"})[["year", "value"]]
        lines.append(added.assign(series=name, column="comparison", run=0))
    if not lines:
        raise ValueError("neither a measured value nor a path to draw")
    drawn = pd.concat(lines, ignore_index=True).dropna(subset=["value"])
    years = range(int(drawn["year"].min()), int(drawn["year"].max()) + 1)
    top, notes = 2, []
    if comparison is not None:
        wrapped = lettering.wrap(comparison_words, 210, 12, "bold")
        notes.append(("\n".join(wrapped), top, COMPARISON, "bold"))
        top += 15 * len(wrapped) + 4
    if missing and frame["value"].isna().all():
        wrapped = lettering.wrap(missing, 210, 12)
        notes.append(("\n".join(wrapped), top, theme.INK, "normal"))
        top += 15 * len(wrapped) + 4
    low, high = axes.extent(drawn["value"], frame["lower"], frame["upper"])
    # The words of the first milestone and of the base year stand above the line.
    domain = axes.rounded(low, low + (high - low) / (1 - (top + 22) / (height - 60)))
    x, y = axes.year_axis(years, lang, edge=0.6), axes.value_axis("value", unit, domain)
    names = list(styles)
    legend = axes.legend(names, "stroke", room=axes.PHONE - BESIDE, offset=26, symbolStrokeWidth=2.5, symbolSize=260)
    colour = alt.Color(
        "series:N",
        sort=names,
        legend=legend,
        scale=alt.Scale(domain=names, range=[s.colour for s in styles.values()]),
    )
    dashes = [list(s.dash) or [1, 0] for s in styles.values()]
    dash = alt.StrokeDash("series:N", sort=names, legend=legend, scale=alt.Scale(domain=names, range=dashes))
    hints = axes.tooltip(lang, unit, decimals, ["year", "series", "value"])
    base = alt.Chart(axes.rows(drawn)).encode(x=x, y=y, color=colour, detail=alt.Detail("run:N"))
    layers = []
    if frame["lower"].notna().any():
        # An area between years shows nothing of a single one.
        alone = frame.groupby("run")["lower"].transform("count") == 1
        look = {"color": theme.FOCUS, "opacity": 0.16, "tooltip": None}
        for rows, mark in ((frame[~alone], {"type": "area", "line": False}),
                           (frame[alone], {"type": "bar", "orient": "vertical", "size": ALONE})):
            if len(rows):
                band = alt.Chart(axes.rows(rows[["year", "lower", "upper", "run"]]), mark=alt.MarkDef(**mark, **look))
                layers.append(band.encode(x=x, y=alt.Y("lower:Q"), y2=alt.Y2("upper:Q"), detail=alt.Detail("run:N")))
    straight, steps = alt.datum.column != "stepwise", alt.datum.column == "stepwise"
    layers += [
        base.transform_filter(steps)
        .mark_line(interpolate="step-after", strokeWidth=1.8, tooltip=None)
        .encode(strokeDash=dash),
        base.transform_filter(straight).mark_line(tooltip=None).encode(strokeDash=dash),
        base.transform_filter(alt.datum.column == "value").mark_point(filled=True, size=48, opacity=1, tooltip=None),
        base.mark_point(filled=True, size=420, opacity=0).encode(tooltip=hints),
    ]
    for year, text in (exceptional or {}).items():
        if year in years:
            layers += foot(alt.Chart(axes.rows([{"year": year}])).encode(x=x), text, 4, theme.MUTED)
    for year, text in (breaks or {}).items():
        if years[0] < year <= years[-1]:  # it lies between two years
            layers += foot(alt.Chart(axes.rows([{"year": year - 0.5}])).encode(x=x), text, 36, theme.MUTED)
    layers += milestone_marks(frame, milestones or {}, x, y)
    start = frame.loc[frame["year"] == base_year, "linear"].dropna()
    if len(start):
        layers += base_mark(base_year, start.iloc[0], texts("charts.base_year", year=base_year), x, y)
    for text, place, ink, weight in notes:
        words = {
            "align": "left",
            "baseline": "top",
            "lineBreak": "\n",
            "lineHeight": 15,
            "fontWeight": weight,
        }
        label = alt.Chart(axes.rows([{"label": text}]))
        label = label.encode(x=alt.XValue(8), y=alt.YValue(place), text=alt.Text("label:N"))
        layers += [
            label.mark_text(**theme.HALO, **words),
            label.mark_text(color=ink, **words),
        ]
    return alt.layer(*layers).properties(height=height, usermeta=axes.pressed(230))


def milestone_marks(on_path: pd.DataFrame, milestones: Mapping[int, str], x, y) -> list[alt.Chart]:
    """Points on the path at the target years, with their words above."""
    levels = on_path.dropna(subset=["linear"]).set_index("year")["linear"]
    marks = [
        {"year": year, "value": levels[year], "label": f"{year}\n{text}"}
        for year, text in milestones.items()
        if year in levels.index
    ]
    base = alt.Chart(axes.rows(marks)).encode(x=x, y=y)
    words = {"baseline": "bottom", "dy": -23, "lineBreak": "\n", "lineHeight": 14, "fontWeight": "bold"}
    label = base.encode(text=alt.Text("label:N"))
    return [
        base.mark_point(shape="diamond", filled=True, size=130, opacity=1, color=theme.TARGET, tooltip=None),
        label.mark_text(**theme.HALO, **words),
        label.mark_text(color=theme.TARGET, **words),
    ]


def base_mark(year: int, level: float, text: str, x, y) -> list[alt.Chart]:
    """An open circle where the path begins."""
    base = alt.Chart(axes.rows([{"year": year, "value": level}])).encode(x=x, y=y)
    circle = base.mark_point(
        shape="circle",
        size=130,
        opacity=1,
        stroke=theme.TARGET,
        strokeWidth=2.2,
        fill=theme.PAPER,
        tooltip=None,
    )
    down = base.encode(y2=alt.Y2Value(alt.expr("height")))
    return [*foot(down, text, 20, theme.TARGET), circle]


def foot(base: alt.Chart, text: str, above: int, ink: str) -> list[alt.Chart]:
    """A rule at a year, with a word at the foot of the plot, where it hides no figure."""
    words = {"align": "left", "baseline": "bottom", "dx": 4, "fontSize": 11}
    label = alt.Chart(base.data).encode(
        x=base.encoding.x, y=alt.YValue(alt.expr(f"height - {above}")), text=alt.TextValue(text)
    )
    return [
        base.mark_rule(strokeDash=[3, 3], strokeWidth=1.2, color=ink),
        label.mark_text(**theme.HALO, **words),
        label.mark_text(color=ink, **words),
    ]


def distance(frame: pd.DataFrame, *, unit: str, lang: str = "nl", decimals: int = 0) -> alt.LayerChart:
    """One row per target: use with its margin as a bar, the level the path asks as an upright mark.

    Frame: name, value, required; optional lower, upper, outcome (a key of OUTCOMES; others are grey), said
    (the verdict in words, shown under the name). All rows share one unit and scale.
    """
    frame = axes.need(frame, "name", "value", "required")
    texts = Texts(lang)
    names = [str(name) for name in frame["name"]]
    frame["name"] = names
    frame["said"] = frame.get("said", "")
    outcomes = frame["outcome"] if "outcome" in frame else [""] * len(frame)
    frame["colour"] = [OUTCOMES.get(outcome, theme.UNDECIDED) for outcome in outcomes]
    frame["short"] = [lettering.cut(text, 320, 12) for text in frame["said"]]
    low, high = axes.extent(*(frame[c] for c in ("value", "lower", "upper", "required") if c in frame))
    scale = alt.Scale(domain=[low, high * 1.04], nice=False)
    y = alt.Y("name:N", sort=names, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    axis = alt.Axis(title=unit, format=locale.pattern(), grid=True, tickCount=4, titleAnchor="end", titleAlign="right")
    x = alt.X("value:Q", scale=scale, axis=axis)
    hints = [
        alt.Tooltip("name:N", title=texts("charts.category")),
        *axes.tooltip(lang, unit, decimals, set(frame.columns) & {"value", "lower", "upper"}),
        alt.Tooltip("required:Q", title=texts("charts.required"), format=locale.pattern(decimals)),
        alt.Tooltip("said:N", title=texts("charts.verdict")),
    ]
    base = alt.Chart(axes.rows(frame)).encode(y=y)
    colour = alt.Color("colour:N", scale=None, legend=None)
    layers = [
        base.mark_bar(height=14, yOffset=16, opacity=0.85).encode(x=x, x2=alt.X2(datum=0), color=colour, tooltip=hints)
    ]
    if {"lower", "upper"} <= set(frame.columns):
        margin = base.encode(x=alt.X("lower:Q", scale=scale), x2=alt.X2("upper:Q"))
        layers += [
            margin.mark_rule(yOffset=16, strokeWidth=4.5, color=theme.PAPER),
            margin.mark_rule(yOffset=16, strokeWidth=1.8, color=theme.INK),
        ]
    mark = base.encode(x=alt.X("required:Q", scale=scale))
    layers += [
        mark.mark_tick(yOffset=16, height=30, thickness=7, color=theme.PAPER, opacity=1),
        mark.mark_tick(yOffset=16, height=30, thickness=3.5, color=theme.TARGET, opacity=1, tooltip=None),
        base.mark_text(align="left", baseline="middle", dy=-22, fontWeight="bold").encode(
            x=alt.XValue(2), text=alt.Text("name:N")
        ),
        base.mark_text(align="left", baseline="middle", dy=-6, color=theme.MUTED).encode(
            x=alt.XValue(2), text=alt.Text("short:N")
        ),
    ]
    return alt.layer(*layers).properties(height=66 * len(frame))
