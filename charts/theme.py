"""One look for every chart: letters, lines and the fixed colours of the field, on screen (light, dark) and
in print.

Builders draw with the light colours named here; `paint` swaps them for those of another mode, so that a
chart is built once. Categories never differ by colour alone: a `Style` also carries a dash pattern and a
point shape.

    styles = theme.styles(theme.AGENDA, {"construction": "Bouw", "plastics": "Kunststoffen"})
    chart = trend(frame, styles=styles, ...)          # frame.series holds "Bouw", "Kunststoffen"
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from charts import colour

# Liberation Sans is built into vl-convert and Arial has the same widths, so that what fits in one fits in
# the other. A list that does not end in a generic family makes vl-convert drop all text without an error.
FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"

MODES = ("light", "dark", "print")

# Neutral roles. PAPER separates touching marks and backs labels, so it follows the page.
PAPER, INK, MUTED, GRID = "#ffffff", "#1b2229", "#515b66", "#dde2e7"
# Meaningful lines: the region in view, what it is compared with, the target path, and the three verdicts.
FOCUS, OTHER, TARGET = "#12528c", "#7d8790", "#a8321c"
ON_COURSE, OFF_COURSE, UNDECIDED = "#0d6e5c", "#b2251d", "#616971"
MISSING, WATERMARK = "#8b949d", "#808080"
# Words on a coloured area, which keeps its colour in every mode.
ON_LIGHT, ON_DARK = "#010101", "#fffffe"

# Drawn under words that may lie on lines.
HALO = {"color": PAPER, "stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round", "strokeOpacity": 0.9}

# A line round the region in view that shows on light and on dark areas.
OUTLINE = (
    {"stroke": ON_DARK, "strokeWidth": 4.5, "strokeJoin": "round"},
    {"stroke": ON_LIGHT, "strokeWidth": 2.2, "strokeJoin": "round"},
)


class Style(NamedTuple):
    """How one category looks: colour `#rrggbb`, dash pattern in pixels ([] is solid), Vega point shape."""

    colour: str
    dash: tuple[int, ...]
    shape: str


DASHES = ((), (7, 3), (2, 2), (10, 3, 2, 3), (5, 2), (1, 3), (12, 4), (6, 2, 2, 2, 2, 2), (3, 5))
SHAPES = (
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left", "wedge",
)  # fmt: skip


def steps(first: str, last: str, count: int) -> list[str]:
    """So many colours from the first to the last, in steps that look equal."""
    return [colour.blend(first, last, i / (count - 1)) for i in range(count)]


def system(colours: Mapping[str, str]) -> dict[str, Style]:
    """A fixed colour system: its colours with a dash and a shape of their own, in order."""
    return {
        key: Style(value, DASHES[i], SHAPES[i])
        for i, (key, value) in enumerate(colours.items())
    }  # fmt: skip


# Lightness rises from abiotic to mixed, so that the three stay apart in a grey print as well.
RESOURCE = system({"abiotic": "#1c3d6e", "biotic": "#16714a", "mixed": "#bb8722"}) | {
    "abiotic_non_energy": Style("#4470b4", (7, 3), "diamond"),
    "all": Style(INK, (), "circle"),
    "unweighted": Style(OTHER, (2, 2), "cross"),
}
AGENDA = system(
    {
        "construction": "#91350a",
        "biomass_food": "#4c863b",
        "manufacturing": "#1b3584",
        "plastics": "#8f4495",
        "consumer_goods": "#3f9bb7",
        "not_specific": "#585858",
    }
)
MATERIAL = system(
    {
        "fossil": "#273441",
        "mineral": "#be8021",
        "metal": "#4e7cc8",
        "biomass": "#2d7035",
        "mixed": "#6d4573",
    }
)
# Ranks of waste treatment from best to worst, in one hue: the best stands out most, and no step is "bad". Neighbours
# differ, but not enough to name a rank by its colour alone: its letter always stands beside it.
RANKS = tuple("ABCDEFGHI")
LADDER_LIGHT, LADDER_DARK = (
    steps(first, last, len(RANKS)) for first, last in (("#06264d", "#6c98c4"), ("#e6f1fc", "#4a7199"))
)
LADDER = system(dict(zip(RANKS, LADDER_LIGHT, strict=True)))
SEQUENCE = (FOCUS, "#c4590b", "#11776d", "#7a3f91", "#a88a06", "#636b73")

DARK = {
    PAPER: "#0e1117", INK: "#eceff3", MUTED: "#b3bcc6", GRID: "#2d343d",
    FOCUS: "#6db3f2", OTHER: "#8d97a1", TARGET: "#ff8f70",
    ON_COURSE: "#4fc3a1", OFF_COURSE: "#ff8a80", UNDECIDED: "#a3adb7",
    MISSING: "#77818b", WATERMARK: "#b4b4b4",
    "#1c3d6e": "#5071b0", "#16714a": "#71b179", "#bb8722": "#ffd152", "#4470b4": "#86aef0",
    "#91350a": "#d26b02", "#4c863b": "#94c765", "#1b3584": "#4371c3", "#8f4495": "#e38eee",
    "#3f9bb7": "#8eeef4", "#585858": "#919192",
    "#273441": "#ecedee", "#be8021": "#fcc64c", "#4e7cc8": "#3f78bb", "#2d7035": "#7ab77b", "#6d4573":
    "#b288b8", "#c4590b": "#ff9d52", "#11776d": "#4fd0c0", "#7a3f91": "#cf9be8", "#a88a06": "#e3cc4a",
    "#636b73": "#a9b1ba",
} | dict(zip(LADDER_LIGHT, LADDER_DARK, strict=True))  # fmt: skip

RAMP_LOW, RAMP_HIGH = "#dbe9f4", "#0b2f5b"
BELOW, MIDDLE, ABOVE = "#0b4f82", "#eef0f1", "#a8500a"


def ramp(classes: int) -> list[str]:
    """Colours for ordered classes, light (low) to dark (high), in steps that look equal.

    Raises ValueError beyond 2 to 7 classes: more cannot be told apart on a map.
    """
    if not 2 <= classes <= 7:
        raise ValueError(f"a map has 2 to 7 classes, not {classes}")
    return steps(RAMP_LOW, RAMP_HIGH, classes)


def diverging(classes: int) -> list[str]:
    """Colours for classes around a middle (below, as before, above); an odd number from 3 to 7."""
    if classes not in (3, 5, 7):
        raise ValueError(f"a diverging map has 3, 5 or 7 classes, not {classes}")
    half = classes // 2
    below = [colour.blend(BELOW, MIDDLE, i / (half + 0.5)) for i in range(half)]
    above = [colour.blend(ABOVE, MIDDLE, i / (half + 0.5)) for i in range(half)]
    return [*below, MIDDLE, *reversed(above)]


def styles(system: Mapping[str, Style], names: Mapping[str, str]) -> dict[str, Style]:
    """The styles of a colour system under the names the reader sees: {"Bouw": Style(...)}.

    `names` maps key to name. Raises KeyError for a key outside the system.
    """
    return {name: system[key] for key, name in names.items()}


def in_turn(names: Iterable[str]) -> dict[str, Style]:
    """Styles for categories outside the fixed systems, such as pinned regions: the first gets FOCUS.

    Raises ValueError beyond six, since a seventh line would repeat a look.
    """
    names = list(names)
    if len(names) > len(SEQUENCE):
        raise ValueError(f"{len(names)} lines in one chart; at most {len(SEQUENCE)} can be told apart")
    return {name: Style(SEQUENCE[i], DASHES[i], SHAPES[i]) for i, name in enumerate(names)}


def paint(spec, mode: str):
    """The same (part of a) chart specification in the colours of "light", "dark" or "print"."""
    if mode not in MODES:
        raise ValueError(f"unknown mode {mode!r}; known: {', '.join(MODES)}")
    if mode != "dark":
        return spec
    if isinstance(spec, dict):
        return {key: paint(value, mode) for key, value in spec.items()}
    if isinstance(spec, list):
        return [paint(value, mode) for value in spec]
    return DARK.get(spec, spec) if isinstance(spec, str) else spec


def config(mode: str) -> dict:
    """The Vega-Lite config of every chart, locale aside.

    Text is at least 12 px and 4.5 to 1 against the page.
    """
    axis = {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelColor": MUTED,
        "titleColor": INK,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 400,
        "titleLimit": 600,
        "gridColor": GRID,
        "domainColor": OTHER,
        "tickColor": OTHER,
        "tickSize": 4,
        "labelPadding": 5,
    }
    look = {
        "background": PAPER,
        "font": FONT,
        # Vega writes its own English sentences on every mark; the chart as a whole carries one text instead.
        "aria": False,
        "mark": {"aria": False},
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"grid": False, "labelAngle": 0, "labelFlush": False},
        "axisY": {"domain": False, "ticks": False},
        "axisQuantitative": {"tickCount": 5},
        "legend": {
            "labelFont": FONT,
            "titleFont": FONT,
            "labelColor": INK,
            "titleColor": INK,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "labelLimit": 400,
            "titleLimit": 600,
            "orient": "top",
            # Two legends stand below each other, as beside each other they run off a phone.
            "layout": {"top": {"direction": "vertical", "anchor": "start", "margin": 6}},
            "symbolSize": 110,
            "columnPadding": 14,
        },
        "title": {
            "color": INK,
            "subtitleColor": MUTED,
            "fontSize": 16,
            "fontWeight": "bold",
            "subtitleFontSize": 12.5,
            "lineHeight": 20,
            "subtitleLineHeight": 16,
            "anchor": "start",
            "frame": "bounds",
            "offset": 12,
            "limit": 0,
        },
        "text": {"color": INK, "fontSize": 12},
        "line": {"strokeWidth": 2.5},
        "rule": {"color": OTHER},
    }
    return paint(look, mode)
