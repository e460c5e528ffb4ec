"""Regions in classes: on the map, and as tiles for who cannot use a map.

    choropleth(features, values, breaks=[0, 10, 20, 30], unit="kg per inwoner", lang="nl", focus=["PV26"])
    # features: GeoJSON features with properties region and name      values: region, value[, status]
    tiles(frame, breaks=[0, 10, 20, 30], unit="kg per inwoner", lang="nl", focus=["PV26"])
    # frame: region, abbreviation, name, column, row, value

A click selects the region code under the name "region". Where nothing is known the region is hatched, never
light.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import altair as alt
import pandas as pd

from charts import axes, colour, theme
from flows.texts import Texts

TILE = 82
# One degree of longitude at 52 degrees north, in degrees of latitude.
NARROW = math.cos(math.radians(52))
# Three strokes across a square, as the hatched areas on the map.
HATCHED = "M-1,-1H1V1H-1Z M-1,0L0,-1 M-1,1L1,-1 M0,1L1,0"


def class_names(breaks: Sequence[float], lang: str, decimals: int = 0) -> list[str]:
    """The classes in words: "10 to 20"; infinite ends read "less than 10" and "30 or more".

    Raises ValueError unless there are at least three breaks, each above the one before.
    """
    if len(breaks) < 3 or any(low >= high for low, high in pairwise(breaks)):
        raise ValueError(f"class breaks must rise and make two classes or more: {list(breaks)}")
    texts = Texts(lang)
    names = []
    for low, high in pairwise(breaks):
        if math.isinf(low):
            names.append(texts("charts.class_below", high=texts.number(high, decimals)))
        elif math.isinf(high):
            names.append(texts("charts.class_above", low=texts.number(low, decimals)))
        else:
            low, high = texts.number(low, decimals), texts.number(high, decimals)
            names.append(texts("charts.class_between", low=low, high=high))
    return names


def class_of(value: float | None, breaks: Sequence[float]) -> int | None:
    """The number of the class (from 0) that holds a value: from its lower break up to, not with, its upper
    break.

    The highest class holds its upper break too. None for an unknown value; ValueError for one outside all
    classes.
    """
    if value is None or pd.isna(value):
        return None
    if not breaks[0] <= value <= breaks[-1]:
        raise ValueError(f"{value} lies outside the classes {breaks[0]} to {breaks[-1]}")
    return min(bisect_right(breaks, value) - 1, len(breaks) - 2)


def shades(breaks: Sequence[float], diverging: bool) -> list[str]:
    """One colour per class."""
    count = len(breaks) - 1
    return theme.diverging(count) if diverging else theme.ramp(count)


def fill(breaks: Sequence[float], unit: str, lang: str, decimals: int, diverging: bool) -> alt.Fill:
    """The colour of classes, with a legend in words under the unit."""
    names = class_names(breaks, lang, decimals)
    legend = axes.legend(names)
    legend.title = unit
    legend.symbolStrokeColor, legend.symbolStrokeWidth = theme.OTHER, 0.7
    return alt.Fill(
        "class:N",
        sort=names,
        legend=legend,
        scale=alt.Scale(domain=names, range=shades(breaks, diverging)),
    )


def hatch_key(name: str) -> alt.Stroke:
    """The colour of hatching and its legend, with a hatched sign of its own. The data say its name in `hatch`."""
    sign = axes.legend([name], HATCHED, symbolSize=150, symbolStrokeWidth=1, symbolFillColor="transparent")
    return alt.Stroke("hatch:N", legend=sign, scale=alt.Scale(domain=[name], range=[theme.MISSING]))


def hatch(geometry: dict, spacing: float) -> list[list[list[float]]]:
    """Diagonal strokes that fill a Polygon or MultiPolygon (holes stay open), as pairs of [lon, lat]
    points.

    `spacing` is the distance between strokes in degrees of latitude. The strokes of neighbours continue
    each other.
    """
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    crossings: dict[int, list[float]] = {}
    for polygon in polygons:
        for ring in polygon:
            points = [(lon * NARROW, lat) for lon, lat in ring]
            for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
                # A stroke is a line x - y = step x spacing; the ends of an edge may not count twice.
                a, b = (x0 - y0) / spacing, (x1 - y1) / spacing
                for step in range(math.ceil(min(a, b)), math.ceil(max(a, b))):
                    t = (step - a) / (b - a)
                    crossings.setdefault(step, []).append(x0 + t * (x1 - x0))
    strokes = []
    for step, places in crossings.items():
        places.sort()
        for start, stop in zip(places[::2], places[1::2], strict=False):
            ends = [[round(x / NARROW, 4), round(x - step * spacing, 4)] for x in (start, stop)]
            if ends[0] != ends[1]:
                strokes.append(ends)
    return strokes


def choropleth(
    features: Iterable[dict],
    values: pd.DataFrame,
    *,
    breaks: Sequence[float],
    unit: str,
    lang: str = "nl",
    diverging: bool = False,
    focus: Sequence[str] = (),
    labels: pd.DataFrame | None = None,
    points: pd.DataFrame | None = None,
    decimals: int = 0,
    height: int | None = None,
) -> alt.LayerChart:
    """A map in classes.

    The geometry travels inside the chart, since a linked file draws nothing in an export.

    Features: GeoJSON in WGS84, exterior rings clockwise, properties region and name. Values: region, value;
    optional status. `breaks` are the class limits (see `class_of`). `focus`: region codes with a heavy
    border. `labels`: lon, lat, text. `points`: lon, lat, name; optional note and category (its shape).
    Raises ValueError for a value outside the classes and for a value of a region that is not on the map.
    """
    features, values = list(features), axes.need(values, "region", "value")
    texts, names = Texts(lang), class_names(breaks, lang, decimals)
    known = values.set_index("region").to_dict("index")
    if strange := set(known) - {feature["properties"]["region"] for feature in features}:
        raise ValueError(f"not on the map: {', '.join(sorted(strange))}")
    data, strokes = [], []
    lons, lats = zip(*(point for feature in features for point in outline(feature["geometry"])), strict=True)
    spacing = (max(lats) - min(lats)) / 55
    # As tall as the map is when it fills a phone from side to side.
    tall = int(axes.PHONE * (max(lats) - min(lats)) / ((max(lons) - min(lons)) * NARROW))
    for feature in features:
        own = feature["properties"]
        value = axes.plain(known.get(own["region"], {}).get("value"))
        kind = class_of(value, breaks)
        row = {"type": "Feature", "geometry": feature["geometry"], "region": own["region"], "name": own["name"]}
        row |= {"value": value, "class": None if kind is None else names[kind], "focus": own["region"] in focus}
        row["said"] = texts.number(value, decimals) if value is not None else texts("charts.no_data")
        row["status"] = axes.plain(known.get(own["region"], {}).get("status"))
        data.append(row)
        if kind is None:
            strokes += hatch(feature["geometry"], spacing)
    picked = alt.selection_point(fields=["region"], name="region", empty=False)
    hints = [
        alt.Tooltip("name:N", title=texts("charts.region")),
        alt.Tooltip("said:N", title=f"{texts('charts.value')} ({unit})"),
    ]
    if "status" in values:
        hints.append(alt.Tooltip("status:N", title=texts("charts.figure_status")))
    base = alt.Chart()
    border = {"stroke": theme.PAPER, "strokeJoin": "round"}
    layers = []
    if any(row["class"] is None for row in data):
        empty = base.transform_filter("!isValid(datum.class)")
        layers.append(
            empty.mark_geoshape(fill=theme.PAPER, stroke=theme.MISSING, strokeWidth=0.8).encode(tooltip=hints)
        )
        lines = {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": strokes}}
        lines["hatch"] = texts("charts.no_data")
        hatching = alt.Chart(alt.Data(values=[lines])).mark_geoshape(filled=False, strokeWidth=1, tooltip=None)
        layers.append(hatching.encode(stroke=hatch_key(texts("charts.no_data"))))
    classed = base.transform_filter("isValid(datum.class)")
    layers.append(
        classed.mark_geoshape(strokeWidth=0.8, cursor="pointer", **border).encode(
            fill=fill(breaks, unit, lang, decimals, diverging), tooltip=hints
        )
    )
    # Light classes need an edge against a light page; drawn over all, it marks the chosen regions as well.
    layers.append(
        base.mark_geoshape(filled=True, fillOpacity=0, stroke=theme.OTHER, cursor="pointer")
        .encode(
            strokeWidth=alt.StrokeWidthValue(**alt.condition(picked, alt.value(3.5), alt.value(0.5))),
            tooltip=hints,
        )
        .add_params(picked)
    )
    if focus:
        heavy = base.transform_filter("datum.focus")
        layers += [heavy.mark_geoshape(filled=False, tooltip=None, **line) for line in theme.OUTLINE]
    if labels is not None and len(labels):
        at = {"longitude": "lon:Q", "latitude": "lat:Q", "text": "text:N"}
        label = alt.Chart(axes.rows(labels)).encode(**at)
        layers += [label.mark_text(**theme.HALO, fontSize=11), label.mark_text(fontSize=11)]
    if points is not None and len(points):
        layers += dots(points, texts)
    drawn = alt.layer(*layers, data=alt.Data(values=data)).project("mercator")
    return drawn.properties(height=height or max(260, tall), usermeta=axes.pressed(300))


def outline(geometry: dict) -> list[list[float]]:
    """All points of the exterior rings."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [point for polygon in polygons for point in polygon[0]]


def dots(points: pd.DataFrame, texts: Texts) -> list[alt.Chart]:
    """Places as points with their names; the category by shape as well as in the tooltip."""
    points = axes.need(points, "lon", "lat", "name")
    hints = [alt.Tooltip("name:N", title=texts("charts.place"))]
    if "category" in points:
        hints.append(alt.Tooltip("category:N", title=texts("charts.figure_status")))
    if "note" in points:
        hints.append(alt.Tooltip("note:N", title=texts("charts.note")))
    base = alt.Chart(axes.rows(points)).encode(longitude="lon:Q", latitude="lat:Q")
    dot = base.mark_point(filled=True, size=110, opacity=1, color=theme.TARGET, stroke=theme.PAPER, strokeWidth=1.2)
    if "category" in points:
        kinds = list(dict.fromkeys(points["category"]))
        shapes = alt.Scale(domain=kinds, range=["diamond", "square", "triangle-up", "cross"][: len(kinds)])
        dot = dot.encode(shape=alt.Shape("category:N", sort=kinds, scale=shapes, legend=axes.legend(kinds, None)))
    label = base.encode(text=alt.Text("name:N"))
    place = {"align": "left", "dx": 9, "fontSize": 11, "fontWeight": "bold"}
    return [dot.encode(tooltip=hints), label.mark_text(**theme.HALO, **place), label.mark_text(**place)]


def tiles(
    frame: pd.DataFrame,
    *,
    breaks: Sequence[float],
    unit: str,
    lang: str = "nl",
    diverging: bool = False,
    focus: Sequence[str] = (),
    decimals: int = 0,
) -> alt.LayerChart:
    """Regions as equal squares on a grid that follows the map, each with its letters and value written in
    it.

    Frame: region, abbreviation, name, column and row (from 0, north-west), value; optional status. Needs no
    colour sight and gives a small region as much room as a large one.
    """
    frame = axes.need(frame, "region", "abbreviation", "name", "column", "row", "value")
    texts, names, ramp = Texts(lang), class_names(breaks, lang, decimals), shades(breaks, diverging)
    kinds = [class_of(axes.plain(value), breaks) for value in frame["value"]]
    frame["class"] = [None if kind is None else names[kind] for kind in kinds]
    frame["ink"] = [
        theme.INK if kind is None else colour.readable_on(ramp[kind], theme.ON_LIGHT, theme.ON_DARK) for kind in kinds
    ]
    frame["said"] = [
        texts.number(value, decimals) if kind is not None else texts("charts.no_data").replace(" ", "\n")
        for value, kind in zip(frame["value"], kinds, strict=True)
    ]
    frame["focus"] = [region in focus for region in frame["region"]]
    gap = 0.04
    frame = frame.assign(
        left=frame["column"] + gap,
        right=frame["column"] + 1 - gap,
        top=frame["row"] + gap,
        bottom=frame["row"] + 1 - gap,
        x=frame["column"] + 0.5,
        y=frame["row"] + 0.5,
    )
    columns, count = int(frame["column"].max()) + 1, int(frame["row"].max()) + 1
    across, down = alt.Scale(domain=[0, columns], nice=False), alt.Scale(domain=[count, 0], nice=False)
    box = {"x": alt.X("left:Q", axis=None, scale=across), "x2": alt.X2("right:Q")}
    box |= {"y": alt.Y("top:Q", axis=None, scale=down), "y2": alt.Y2("bottom:Q")}
    hints = [
        alt.Tooltip("name:N", title=texts("charts.region")),
        alt.Tooltip("said:N", title=f"{texts('charts.value')} ({unit})"),
    ]
    if "status" in frame:
        hints.append(alt.Tooltip("status:N", title=texts("charts.figure_status")))
    picked = alt.selection_point(fields=["region"], name="region", empty=False)
    base = alt.Chart(axes.rows(frame))
    layers = []
    if None in kinds:
        empty = frame[[kind is None for kind in kinds]]
        layers.append(
            alt.Chart(axes.rows(tile_strokes(empty, gap, texts("charts.no_data"))))
            .mark_rule(strokeWidth=1, tooltip=None)
            .encode(
                x=alt.X("x0:Q", axis=None, scale=across), x2=alt.X2("x1:Q"),
                y=alt.Y("y0:Q", axis=None, scale=down), y2=alt.Y2("y1:Q"), stroke=hatch_key(texts("charts.no_data")),
            )
        )  # fmt: skip
    centre = base.encode(x=alt.X("x:Q", axis=None, scale=across), y=alt.Y("y:Q", axis=None, scale=down))
    ink = alt.Color("ink:N", scale=None, legend=None)
    edge = alt.StrokeWidthValue(**alt.condition(picked, alt.value(4), alt.value(0.6)))
    letters = centre.encode(text=alt.Text("abbreviation:N"))
    said = centre.encode(text=alt.Text("said:N"))
    bare = "!isValid(datum.class)"
    big, small = (
        {"fontSize": 17, "fontWeight": "bold", "dy": -9},
        {"fontSize": 12, "dy": 11, "lineBreak": "\n", "lineHeight": 14},
    )
    layers += [
        base.transform_filter("isValid(datum.class)")
        .mark_rect(cornerRadius=3, cursor="pointer")
        .encode(fill=fill(breaks, unit, lang, decimals, diverging), tooltip=hints, **box),
        base.mark_rect(cornerRadius=3, fillOpacity=0, stroke=theme.OTHER, cursor="pointer")
        .encode(strokeWidth=edge, tooltip=hints, **box)
        .add_params(picked),
        *(
            base.transform_filter("datum.focus")
            .mark_rect(cornerRadius=3, fillOpacity=0, tooltip=None, **line)
            .encode(**box)
            for line in theme.OUTLINE
        ),
        letters.transform_filter(bare).mark_text(**theme.HALO, **big),
        said.transform_filter(bare).mark_text(**theme.HALO, **small),
        letters.mark_text(**big).encode(color=ink),
        said.mark_text(**small).encode(color=ink),
    ]
    return alt.layer(*layers).properties(height=TILE * count)


def tile_strokes(frame: pd.DataFrame, gap: float, name: str, per_tile: int = 7) -> list[dict]:
    """Diagonal strokes across each of these tiles."""
    side, strokes = 1 - 2 * gap, []
    for tile in frame.itertuples():
        for i in range(1, 2 * per_tile):
            t = i * side / per_tile
            low, high = max(0.0, t - side), min(t, side)
            strokes.append(
                {
                    "x0": tile.left + low,
                    "y0": tile.top + t - low,
                    "x1": tile.left + high,
                    "y1": tile.top + t - high,
                    "hatch": name,
                }
            )
    return strokes
