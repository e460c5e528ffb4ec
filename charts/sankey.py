"""Where material comes from and where it goes: a Sankey diagram with its own layout.

    sankey(nodes, links, unit="mln kg", lang="nl", styles=theme.styles(theme.RESOURCE, names))
    # nodes: node, column (0 at the left), name[, colour, order, striped]    links: source, target, value[, series]

A click on a ribbon selects its source and target under the name "ribbon"; `picked` are the ribbons that stand
out before any click. The layout is a pure function, so that what goes in at a node and what comes out can be
tested.
"""

import math
from collections.abc import Mapping
from itertools import pairwise

import altair as alt
import pandas as pd

from charts import axes, lettering, locale, theme
from flows.texts import Texts

SIZE, LEAD = 11.5, 13
OUTSIDE = 96
# The plot of the narrowest page, in pixels.
ON_PAPER = 480
# Lower than this no plot becomes: ribbons would be threads.
LOWEST = 240
AIR = 1.5
POINTS, NODE = 16, 9
SWEEPS = 8


def layout(nodes: pd.DataFrame, links: pd.DataFrame, height: float, label_heights: Mapping[str, float]) -> tuple:
    """Places for nodes and ribbons in a plot of `height` pixels, top at 0: (nodes, links, pixels per unit).

    Nodes get y0 and y1 and through (the larger of what enters and leaves); links get y_source and y_target
    (their upper edges) and thick. One scale holds everywhere: thick = value x pixels per unit. Nodes are
    ordered by the weighted mean place of their neighbours (barycentre), in sweeps to and fro, and never
    overlap, labels included. With a column `order` they stand in that order from the top instead.
    """
    nodes, links = nodes.set_index("node"), links.copy()
    entering, leaving = links.groupby("target")["value"].sum(), links.groupby("source")["value"].sum()
    nodes["through"] = pd.concat([entering, leaving], axis=1).max(axis=1).reindex(nodes.index).fillna(0.0)
    columns = [group.index.tolist() for _, group in nodes.groupby("column")]
    need = {node: label_heights.get(node, LEAD) + 5 for node in nodes.index}
    scale = pixels_per_unit([nodes["through"].loc[column] for column in columns], need, height)
    slot = {node: max(nodes.at[node, "through"] * scale + 5, need[node]) for node in nodes.index}
    centre = {}
    first = nodes["order"] if "order" in nodes else -nodes["through"]
    for column in columns:
        places = sorted(column, key=first.get)
        centre |= dict(zip(places, axes.spread(range(len(places)), [slot[n] for n in places], 0, height), strict=True))
    neighbours = {node: [] for node in nodes.index}
    for link in links.itertuples():
        neighbours[link.source].append((link.target, link.value))
        neighbours[link.target].append((link.source, link.value))
    for sweep in range(0 if "order" in nodes else SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wishes = [weighted(neighbours[node], centre, centre[node]) for node in column]
            centre |= dict(zip(column, axes.spread(wishes, [slot[n] for n in column], 0, height), strict=True))
    tall = nodes["through"] * scale
    nodes["y0"] = [centre[node] - tall[node] / 2 for node in nodes.index]
    nodes["y1"] = nodes["y0"] + tall
    links["thick"] = links["value"] * scale
    for end, other in (("source", "target"), ("target", "source")):
        order = links.assign(far=links[other].map(centre)).sort_values([end, "far"], kind="stable")
        before = order.groupby(end)["thick"].cumsum() - order["thick"]
        links[f"y_{end}"] = before + order[end].map(nodes["y0"])
    return nodes.reset_index(), links, scale


def pixels_per_unit(columns: list[pd.Series], need: Mapping[str, float], height: float) -> float:
    """The largest scale at which every column fits with room for its labels; 0 when the labels alone do
    not.
    """
    low, high = 0.0, min(height / total for column in columns if (total := column.sum()) > 0)
    for _ in range(40):
        middle = (low + high) / 2
        tallest = max(sum(max(v * middle + 5, need[n]) for n, v in column.items()) for column in columns)
        low, high = (middle, high) if tallest <= height else (low, middle)
    return low


def weighted(neighbours: list[tuple[str, float]], centre: Mapping[str, float], otherwise: float) -> float:
    """The mean place of the neighbours by the value of their links; `otherwise` where they have none."""
    weight = sum(value for _, value in neighbours)
    return sum(centre[node] * value for node, value in neighbours) / weight if weight else otherwise


def sankey(
    nodes: pd.DataFrame,
    links: pd.DataFrame,
    *,
    unit: str,
    lang: str = "nl",
    styles: Mapping[str, theme.Style] | None = None,
    decimals: int = 0,
    height: int = 440,
    headings: Mapping[int, str] | None = None,
    picked: pd.DataFrame | None = None,
) -> alt.LayerChart:
    """Nodes in given columns, ribbons between them as thick as their value.

    Nodes: node (key), column (0, 1, ...), name; optional colour, order (a number: from the top down, instead
    of the places with the fewest crossings), striped (True for a node that is unlike the others). Links:
    source, target (keys of nodes), value (above 0; others are left out, since a ribbon cannot show them),
    optional series (its colour and legend by `styles`). `headings`: words above a column. `picked`: source
    and target of ribbons that stand out from the start. Raises ValueError for an unknown node, for a link
    that does not run to the right, or when nothing is left.
    """
    nodes = axes.need(nodes, "node", "column", "name")
    links = axes.need(links, "source", "target", "value")
    links = links[links["value"] > 0].reset_index(drop=True)
    place = nodes.set_index("node")["column"]
    if strange := (set(links["source"]) | set(links["target"])) - set(nodes["node"]):
        raise ValueError(f"links to unknown nodes: {', '.join(sorted(map(str, strange)))}")
    if links.empty or (links["source"].map(place) >= links["target"].map(place)).any():
        raise ValueError("every ribbon runs from a column to one further to the right, and there must be one")
    nodes = nodes[nodes["node"].isin(set(links["source"]) | set(links["target"]))]
    texts, last = Texts(lang), int(nodes["column"].max())
    # What a phone leaves: names of the last column stand outside, the others between two columns. Letters that a
    # device has in place of ours can be a fifth wider.
    inner = 0.8 * ((axes.PHONE - OUTSIDE) / last - 17)
    through = pd.concat([links.groupby(end)["value"].sum() for end in ("source", "target")], axis=1).max(axis=1)
    said = {node: (name, texts.number(through[node], decimals))
            for node, name in zip(nodes["node"], nodes["name"], strict=True)}
    inside = set(nodes[nodes["column"] < last]["node"])
    words = {
        node: [*lettering.wrap(name, inner, SIZE, whole=True), value] if node in inside
        else lettering.wrap(f"{name}: {value}", OUTSIDE, SIZE, whole=True)
        for node, (name, value) in said.items()
    }
    # With room enough the names before the last column stand on one line with their value.
    joined = {node: ": ".join(said[node]) for node in inside}
    wide = int(last * (1.15 * max(lettering.width(line, SIZE) for line in joined.values()) + 17))
    heights = {node: LEAD * len(lines) for node, lines in words.items()}
    fullest = nodes.assign(need=nodes["node"].map(heights) + 8).groupby("column")["need"].sum().max()
    height = max(height, int(1.35 * fullest))
    # The last column, whose names never stand on one line, gets the room to be pressed as well.
    nodes, links, _ = layout(nodes, links, height, {n: h * (1 if n in inside else AIR) for n, h in heights.items()})
    low = height
    if wide <= ON_PAPER:
        low = least_height(nodes, {n: LEAD if n in inside else h for n, h in heights.items()}, height)
    return (
        alt.layer(
            *ribbons(links, nodes, unit, texts, styles or {}, decimals, last, picked, 28 if headings else 10),
            *node_marks(nodes, words, joined, wide, last),
            *column_heads(headings or {}, last),
        )
        .resolve_scale(color="independent")
        .properties(height=height, usermeta=axes.pressed(low))
    )


def least_height(nodes: pd.DataFrame, label_heights: Mapping[str, float], height: int) -> int:
    """How low a laid out plot of this height may become before labels of these heights touch."""
    share = 0.0
    for _, column in nodes.assign(middle=(nodes["y0"] + nodes["y1"]) / 2).groupby("column"):
        above = list(column.sort_values("middle")[["node", "middle"]].itertuples(index=False))
        for one, other in pairwise(above):
            need = (label_heights[one.node] + label_heights[other.node]) / 2 + 3
            share = max(share, need / (other.middle - one.middle))
    return min(height, max(LOWEST, math.ceil(share * height)))


def ribbons(
    links: pd.DataFrame,
    nodes: pd.DataFrame,
    unit: str,
    texts: Texts,
    styles: Mapping[str, theme.Style],
    decimals: int,
    last: int,
    chosen: pd.DataFrame | None,
    above: float,
) -> list[alt.Chart]:
    """The bands between nodes, which can be picked by source and target."""
    scale = alt.Scale(domain=[0, last], nice=False)
    place, name = (nodes.set_index("node")[column] for column in ("column", "name"))
    data = links.assign(
        x0=links["source"].map(place),
        x1=links["target"].map(place),
        from_name=links["source"].map(name),
        to_name=links["target"].map(name),
        id=range(len(links)),
    )
    # Vega makes the points of each ribbon itself: a smooth step from one edge to the other.
    curve = (
        alt.Chart(axes.rows(data))
        .transform_calculate(step=f"sequence(0, {POINTS + 1})")
        .transform_flatten(["step"])
        .transform_calculate(t=f"datum.step / {POINTS}")
        .transform_calculate(s="datum.t * datum.t * (3 - 2 * datum.t)")
        .transform_calculate(
            x="datum.x0 + datum.t * (datum.x1 - datum.x0)",
            y="datum.y_source + datum.s * (datum.y_target - datum.y_source)",
        )
        .transform_calculate(y2="datum.y + datum.thick")
    )
    start = {} if chosen is None else {"value": chosen[["source", "target"]].to_dict("records")}
    picked = alt.selection_point(fields=["source", "target"], name="ribbon", **start)
    used = [key for key in styles if "series" in links and key in set(links["series"])]
    colour = alt.ColorValue(theme.FOCUS)
    if used:
        legend = axes.legend(used, offset=above) if len(used) > 1 else None
        shades = alt.Scale(domain=used, range=[styles[key].colour for key in used])
        colour = alt.Color("series:N", sort=used, legend=legend, scale=shades)
    hints = [
        alt.Tooltip("from_name:N", title=texts("charts.from")),
        alt.Tooltip("to_name:N", title=texts("charts.to")),
        alt.Tooltip("value:Q", title=f"{texts('charts.value')} ({unit})", format=locale.pattern(decimals)),
    ]
    if used:
        hints.insert(2, alt.Tooltip("series:N", title=texts("charts.series")))
    top = float(nodes["y1"].max())
    return [
        curve.mark_area(line=False, cursor="pointer")
        .encode(
            x=alt.X("x:Q", axis=None, scale=scale),
            y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[max(top, 1), 0], nice=False)),
            y2=alt.Y2("y2:Q"),
            detail=alt.Detail("id:N"),
            color=colour,
            opacity=alt.OpacityValue(**alt.condition(picked, alt.value(0.5), alt.value(0.12))),
            tooltip=hints,
        )
        .add_params(picked)
    ]


def node_marks(nodes: pd.DataFrame, words: Mapping[str, list[str]], joined: Mapping[str, str], wide: int,
               last: int) -> list[alt.Chart]:
    """A bar for each node with its name and value at its right, `joined` on one line in a plot of `wide` pixels."""
    scale = alt.Scale(domain=[0, last], nice=False)
    data = nodes.assign(
        middle=(nodes["y0"] + nodes["y1"]) / 2,
        colour=nodes["colour"].fillna(theme.INK) if "colour" in nodes else theme.INK,
        label=["\n".join(words[node]) for node in nodes["node"]],
        line=[joined.get(node) for node in nodes["node"]],
        count=[len(words[node]) for node in nodes["node"]],
        striped=nodes.get("striped", False),
    )
    base = alt.Chart(axes.rows(data))
    marks = [
        base.mark_rule(strokeWidth=NODE, tooltip=None).encode(
            x=alt.X("column:Q", axis=None, scale=scale),
            y=alt.Y("y0:Q", axis=None),
            y2=alt.Y2("y1:Q"),
            color=alt.Color("colour:N", scale=None, legend=None),
            strokeDash=alt.StrokeDashValue(**alt.condition("datum.striped", alt.value([3, 2]), alt.value([1, 0]))),
        )
    ]
    at = alt.X("column:Q", axis=None, scale=scale)
    # Where the letters of a device are wider than ours, a name ends before the next column instead of running over it.
    room = alt.expr(f"width / {last} - {NODE + 8}")
    for lines, is_last in sorted(set(zip(data["count"], data["column"] == last, strict=True))):
        here = (alt.datum.count == lines) & ((alt.datum.column == last) == bool(is_last))
        label = base.transform_filter(here).encode(x=at, y=alt.Y("middle:Q", axis=None))
        form = {"align": "left", "baseline": "middle", "dx": NODE / 2 + 5}
        form |= {"fontSize": SIZE, "lineBreak": "\n", "lineHeight": LEAD}
        up = -LEAD * (lines - 1) / 2
        if is_last:
            form |= {"text": alt.expr("datum.label"), "dy": up}
        else:
            form |= {"text": alt.expr(f"width < {wide} ? datum.label : datum.line"),
                     "dy": alt.expr(f"width < {wide} ? {up} : 0"), "limit": room}
        marks += [label.mark_text(**theme.HALO, **form), label.mark_text(**form)]
    return marks


def column_heads(headings: Mapping[int, str], last: int) -> list[alt.Chart]:
    """What the nodes of a column are, in words above it."""
    if not headings:
        return []
    scale = alt.Scale(domain=[0, last], nice=False)
    data = [{"column": column, "text": text} for column, text in headings.items()]
    base = alt.Chart(axes.rows(data)).encode(
        x=alt.X("column:Q", axis=None, scale=scale), y=alt.YValue(-8), text=alt.Text("text:N")
    )
    form = {"baseline": "bottom", "fontWeight": "bold", "dx": -NODE / 2, "align": "left"}
    return [base.mark_text(**form)]
