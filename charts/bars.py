"""Amounts side by side: the biggest groups, parts of a whole over years, places in order of size.

bars(frame, unit="mln kg", lang="nl")                   # name, value[, lower, upper, series, status, share, code]
stack(frame, unit="mln kg", lang="nl", styles=theme.styles(theme.AGENDA, names), kind="area")
                                                        # frame: year, series, value
ranked(frame, unit="kg per inwoner", lang="nl", focus=["Utrecht"])  # name, value[, lower, upper, note]

A tree (chapters of waste, their sub-chapters, their codes) is shown as bars of one level at a time: with `code` a
click selects a bar, and the page shows what is inside it. Not as a treemap: its tiles have no room for names on a
phone, areas are harder to compare than lengths, and small parts get no readable tile at all.
"""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from charts import axes, lettering, theme
from flows.texts import Texts

ROW, BODY = 40, 16
HEIGHT = 320
ARROW = "›"


def bars(
    frame: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    styles: Mapping[str, theme.Style] | None = None,
    decimals: int = 0,
    reference: tuple[float, str] | None = None,
    change: bool = False,
    picked: str | None = None,
) -> alt.LayerChart:
    """Horizontal bars in the order of the frame, each named above itself, with its value at the end.

    A name takes two lines where it must, and what is longer is cut: it is whole on hover and in the table.

    Frame: name, value; optional lower and upper (drawn as a margin), series (the colour, by `styles`, with
    a legend), status, share (0 to 1, said after the value), code, opens. A missing value is said in words
    instead of drawn. `reference` is a vertical line with a word. `change`: values are differences, written with
    their sign. With `code` a click anywhere in its row selects a bar: that code, under the name "bar". Names of
    rows with a true `opens` end in an arrow; `picked` is the code that stands out from the start. Raises
    ValueError for a name that occurs twice.
    """
    frame = axes.need(frame, "name", "value")
    texts = Texts(lang)
    opens = frame["opens"] if "opens" in frame else [False] * len(frame)
    names = [str(name) for name in frame["name"]]
    if len(set(names)) < len(names):
        raise ValueError("two bars with one name would be drawn over each other")
    frame["name"] = names
    # An arrow stands at the end of what is left of a name.
    lines = [lettering.within(str(name), 2, axes.PHONE - 24, axes.LABEL) for name in frame["name"]]
    lines = [[*some[:-1], f"{some[-1]} {ARROW}"] if more else some for some, more in zip(lines, opens, strict=True)]
    frame["label"], frame["lines"] = ["\n".join(some) for some in lines], [len(some) for some in lines]
    # Where a name takes two lines, every row gets room for them.
    more = axes.LINE * max(max(frame["lines"]) - 1, 0)
    row, beneath = ROW + more, 8 + more / 2
    low, high = axes.extent(*(frame[c] for c in ("value", "lower", "upper") if c in frame))
    if reference:
        low, high = min(low, reference[0]), max(high, reference[0])
    frame["said"] = ["+" * (change and value > 0) + texts.number(value, decimals) for value in frame["value"]]
    if "share" in frame:
        frame["said"] += ["" if pd.isna(share) else f" ({said_share(share, texts)})" for share in frame["share"]]
    ends = frame[[c for c in ("value", "upper") if c in frame]].fillna(0).max(axis=1).clip(lower=0)
    frame["end"] = ends
    # Room for the longest number beside the longest bar, on a narrow screen too.
    widest = max(lettering.width(text, 12, "bold") for text in frame["said"]) + 8
    room = (high - low or 1) * widest / (300 - widest)
    domain = [low, high + room]
    y = alt.Y("name:N", sort=names, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    x = alt.X("value:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    base = alt.Chart(axes.rows(frame)).encode(y=y)
    hints = axes.tooltip(lang, unit, decimals, frame.columns)
    body = base.mark_bar(height=BODY, yOffset=beneath, color=theme.FOCUS)
    if styles and "series" in frame:
        used = [name for name in styles if name in set(frame["series"])]
        legend = axes.legend(used, offset=26 if reference else 10) if len(used) > 1 else None
        scale = alt.Scale(domain=used, range=[styles[name].colour for name in used])
        body = body.encode(color=alt.Color("series:N", scale=scale, sort=used, legend=legend))
    layers = [body.encode(x=x, x2=alt.X2(datum=0), tooltip=hints)]
    if {"lower", "upper"} <= set(frame.columns):
        margin = base.encode(x=alt.X("lower:Q", axis=None), x2=alt.X2("upper:Q"))
        layers += [
            margin.mark_rule(yOffset=beneath, strokeWidth=4, color=theme.PAPER),
            margin.mark_rule(yOffset=beneath, strokeWidth=1.5, color=theme.INK),
        ]
    zero = alt.Chart(axes.rows([{"at": 0}])).encode(x=alt.X("at:Q", axis=None))
    layers.append(zero.mark_rule(color=theme.OTHER))
    if reference:
        line = alt.Chart(axes.rows([{"at": reference[0], "label": reference[1]}]))
        line = line.encode(x=alt.X("at:Q", axis=None))
        above = line.encode(y=alt.YValue(0), text=alt.Text("label:N"))
        layers += [
            line.mark_rule(color=theme.TARGET, strokeDash=[4, 3], strokeWidth=1.5),
            above.mark_text(color=theme.TARGET, baseline="bottom", dy=-4),
        ]
    said = base.encode(x=alt.X("end:Q", axis=None), text=alt.Text("said:N"))
    for known, weight in (("isValid(datum.value)", "bold"), ("!isValid(datum.value)", "normal")):
        words = {"align": "left", "baseline": "middle", "dx": 5, "dy": beneath, "fontWeight": weight}
        some = said.transform_filter(known)
        layers += [some.mark_text(**words, **theme.HALO), some.mark_text(**words)]
    for count in sorted(set(frame["lines"])):
        name = base.transform_filter(alt.datum.lines == count).encode(x=alt.XValue(3), text=alt.Text("label:N"))
        words = {"align": "left", "baseline": "middle", "dy": beneath - 18 - axes.LINE * (count - 1)}
        words |= {"lineBreak": "\n", "lineHeight": axes.LINE}
        layers += [name.mark_text(**words, **theme.HALO), name.mark_text(**words)]
    if "code" in frame:
        layers += pickable(base, row, hints, picked)
    return alt.layer(*layers).properties(height=row * len(frame))


def said_share(share: float, texts: Texts) -> str:
    """A share as a percentage; below one per cent with a decimal."""
    return texts.percent(share, 1 if 0 < abs(share) < 0.01 else 0)


def pickable(base: alt.Chart, row: float, hints: list[alt.Tooltip], picked: str | None) -> list[alt.Chart]:
    """A row of each bar that answers to a click, as wide as the plot; the one selected gets a mark before it."""
    start = {} if picked is None else {"value": [{"code": picked}]}
    bar = alt.selection_point(fields=["code"], name="bar", empty=False, **start)
    return [
        base.mark_bar(height=row - 2, opacity=0, cursor="pointer")
        .encode(x=alt.XValue(0), x2=alt.X2Value(alt.expr("width")), tooltip=hints)
        .add_params(bar),
        base.transform_filter(bar)
        .mark_bar(height=row - 4, fillOpacity=0, stroke=theme.INK, strokeWidth=1.5, cornerRadius=3, tooltip=None)
        .encode(x=alt.XValue(0), x2=alt.X2Value(alt.expr("width"))),
    ]


def stack(
    frame: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    styles: Mapping[str, theme.Style],
    kind: str = "bar",
    decimals: int = 0,
    height: int = HEIGHT,
) -> alt.LayerChart:
    """Parts of a whole over years, stacked in the order of `styles` from the bottom, each named at the
    right.

    Frame: year, series, value; optional share, status. Negative parts hang below zero (bars only). `kind`
    is "bar" or "area"; raises ValueError for another kind, for an area with negative parts and for a series
    without style.
    """
    frame = axes.need(frame, "year", "series", "value")
    if strange := set(frame["series"]) - set(styles):
        raise ValueError(f"no style for {', '.join(sorted(strange))}")
    if kind not in ("bar", "area") or (kind == "area" and (frame["value"] < 0).any()):
        raise ValueError("a stack is a bar or an area, and an area cannot have negative parts")
    used = [name for name in styles if name in set(frame["series"])]
    frame["order"] = [used.index(name) for name in frame["series"]]
    frame = frame.sort_values(["year", "order"])
    amount = frame["value"].fillna(0)
    frame["upto"] = amount.groupby([frame["year"], amount < 0]).cumsum()
    frame["from"] = frame["upto"] - amount
    domain = axes.rounded(*axes.extent(frame["upto"]))
    years = range(int(frame["year"].min()), int(frame["year"].max()) + 1)
    look = axes.looks({name: styles[name] for name in used})["color"]
    hints = axes.tooltip(lang, unit, decimals, frame.columns)
    y, y2 = axes.value_axis("from", unit, domain), alt.Y2("upto:Q")
    base = alt.Chart(axes.rows(frame))
    if kind == "bar":
        frame = frame.assign(left=frame["year"] - 0.38, right=frame["year"] + 0.38)
        base = alt.Chart(axes.rows(frame))
        x = axes.year_axis(years, lang, edge=0.5)
        x.shorthand = "left:Q"
        bodies = base.mark_rect(stroke=theme.PAPER, strokeWidth=1.2).encode(x=x, x2=alt.X2("right:Q"))
    else:
        x = axes.year_axis(years, lang, edge=0.05)
        bodies = base.mark_area(stroke=theme.PAPER, strokeWidth=1.2, line=False).encode(x=x)
    ends = frame[frame["year"] == years[-1]]
    ends = ends.assign(value=(ends["from"] + ends["upto"]) / 2)
    # What is not there in the last year still needs its name.
    earlier = [name for name in used if name not in set(ends["series"])]
    top = {"year": years[-1], "value": ends["upto"].max()}
    ends = pd.concat([ends, pd.DataFrame([{**top, "series": name} for name in earlier])], ignore_index=True)
    keys = {name: styles[name]._replace(shape="square") for name in used}
    return alt.layer(
        bodies.encode(y=y, y2=y2, color=look, tooltip=hints),
        alt.Chart(axes.rows([{"at": 0}])).mark_rule(color=theme.OTHER).encode(y=alt.Y("at:Q")),
        *axes.names_beside(ends, keys, domain, height - 40),
    ).properties(height=height, usermeta=axes.pressed(220))


def ranked(
    frame: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    focus: Sequence[str] = (),
    decimals: int = 0,
    row: int = 26,
) -> alt.LayerChart:
    """Places in order of size as points with their margin; those in `focus` stand out by colour, shape and
    weight.

    Frame: name, value; optional lower, upper, status, note (a word on the structure of the place, shown on
    hover). Places without a value stand below, with the word for unknown.
    """
    frame = axes.need(frame, "name", "value").sort_values("value", ascending=False, na_position="last")
    texts = Texts(lang)
    names = [str(name) for name in frame["name"]]
    frame["name"] = names
    frame["said"] = [texts.number(value, decimals) for value in frame["value"]]
    frame["focus"] = [name in focus for name in names]
    low, high = axes.extent(*(frame[c] for c in ("value", "lower", "upper") if c in frame))
    frame["end"] = frame[[c for c in ("value", "upper") if c in frame]].max(axis=1).fillna(0)
    widest = max(lettering.width(text, 12, "bold") for text in frame["said"]) + 14
    domain = [low, high + (high - low or 1) * widest / (210 - widest)]
    scale = alt.Scale(domain=domain, nice=False)
    axis = axes.unit_axis(unit)
    axis.values = axes.inner_ticks(domain)
    axis.titleY, axis.titleX, axis.grid = alt.Undefined, alt.Undefined, True
    axis.titleAnchor, axis.titleAlign, axis.titleBaseline = "end", "right", alt.Undefined
    y = alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelColor=theme.INK, domain=False, ticks=False))
    colour = alt.ColorValue(**alt.condition("datum.focus", alt.value(theme.FOCUS), alt.value(theme.OTHER)))
    hints = axes.tooltip(lang, unit, decimals, frame.columns)
    if "note" in frame:
        hints.append(alt.Tooltip("note:N", title=texts("charts.note")))
    base = alt.Chart(axes.rows(frame)).encode(y=y)
    known = base.transform_filter("isValid(datum.value)")
    layers = [
        known.mark_rule(color=theme.GRID).encode(x=alt.X("value:Q"), x2=alt.X2(datum=0)),
    ]
    if {"lower", "upper"} <= set(frame.columns):
        layers.append(known.mark_rule(strokeWidth=2).encode(x=alt.X("lower:Q"), x2=alt.X2("upper:Q"), color=colour))
    for focused, look in ((False, (theme.OTHER, "circle", 70)), (True, (theme.FOCUS, "diamond", 150))):
        layers.append(
            known.transform_filter(alt.datum.focus == focused)
            .mark_point(filled=True, opacity=1, color=look[0], shape=look[1], size=look[2])
            .encode(x=alt.X("value:Q", scale=scale, axis=axis), tooltip=hints)
        )
    said = base.mark_text(align="left", dx=10)
    layers.append(said.encode(x=alt.X("end:Q", scale=scale, axis=axis), text=alt.Text("said:N")))
    return alt.layer(*layers).properties(height=row * len(frame))
