"""A chart together with everything a reader must know about it.

    figure = Figure("abiotisch-gebruik", trend(frame, unit="mln kg"), table, words)
    st.altair_chart(figure.screen(mode), theme=None, alt=figure.alt, key=figure.id)      # a page
    export.png(figure, "a4_column", 300)                                                 # a file

One object serves screen, file and site, so that they cannot differ. The chart itself has no title or
footer; `sheet` adds title, subtitle, unit, source, status, vintage, definition, notes and link. Example
data get a watermark on both.
"""

import copy
import json
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape

import altair
import pandas as pd
import vl_convert

from charts import axes, lettering, locale, theme
from flows.texts import Texts

BODY, TITLE, SUBTITLE = 11, 16, 12.5
ROW = 15
# Before the number of a line that stands in for it; a sign with a letter of its own in every font.
LINE = "¤"


@dataclass(frozen=True)
class Size:
    """A page to put a chart on: millimetres on paper, letters `zoom` times their size on screen.

    `grows`: the page may become longer when the chart needs it; otherwise the letters shrink instead.
    """

    width_mm: float
    height_mm: float
    margin_mm: float
    zoom: float
    grows: bool

    @property
    def pixels(self) -> tuple[float, float]:
        """Width and height in chart pixels."""
        per_mm = 96 / 25.4 / self.zoom
        return self.width_mm * per_mm, self.height_mm * per_mm

    @property
    def margin(self) -> float:
        return self.margin_mm * 96 / 25.4 / self.zoom


SIZES = {
    "slide": Size(338.67, 190.5, 10, 1.5, grows=False),
    "a4_column": Size(165, 110, 2, 1.0, grows=True),
    "a4_page": Size(297, 210, 15, 1.15, grows=False),
}


@dataclass(frozen=True)
class Words:
    """What is said about a figure, in one language ("nl" or "en").

    `alt` is the main message in a sentence or two, not a description of the drawing. `warnings` are words
    that must stand wherever the chart goes, such as "ter vergelijking: geldt voor de eigen organisatie".
    `status` and `vintage` are words ("schatting", "levering van 3 maart 2026"). Raises ValueError when a
    part every chart owes is empty.
    """

    title: str
    unit: str
    source: str
    status: str
    vintage: str
    alt: str
    subtitle: str = ""
    definition: str = ""
    link: str = ""
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    example: bool = False
    lang: str = "nl"

    def __post_init__(self):
        for part in ("title", "unit", "source", "status", "vintage", "alt"):
            if not str(getattr(self, part) or "").strip():
                raise ValueError(f"a figure without {part}: {self.title!r}")
        Texts(self.lang)

    @property
    def said(self) -> list[str]:
        """The sentences that may never be left out: example data first, then the warnings."""
        texts = Texts(self.lang)
        return [texts("charts.example_words")] * self.example + list(self.warnings)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Label and text of every part below the chart, in reading order; empty parts are left out."""
        texts = Texts(self.lang)
        parts = [
            ("unit", self.unit),
            ("status", self.status),
            ("source", self.source),
            ("vintage", self.vintage),
            ("definition", self.definition),
            *(("note", note) for note in self.notes),
            ("link", self.link),
        ]
        return [(texts(f"charts.{name}"), text) for name, text in parts if text]


@dataclass(frozen=True)
class Figure:
    """A chart, the table shown beside it and its words. `id` names the files: lower-case letters, digits,
    hyphens.

    `chart` is a single or layered Altair chart (not faceted or concatenated) with a height and no width, or
    None where nothing is drawn: then there are tables of it only;
    `table` has column labels in the language of the words and plain numbers. Raises ValueError for an id
    that is no file name.
    """

    id: str
    chart: altair.TopLevelMixin | None
    table: pd.DataFrame
    words: Words

    def __post_init__(self):
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise ValueError(f"not a file name for a figure: {self.id!r}")

    @cached_property
    def spec(self) -> dict:
        """The bare chart as Vega-Lite, in light colours, with the watermark if it shows example data."""
        # Altair's own check costs ten times as much as the rest; the tests make it once for every builder.
        spec = self.chart.to_dict(validate=False)
        if not {"mark", "layer"} & spec.keys():
            raise ValueError(f"figure {self.id}: only single and layered charts fit every width")
        if "mark" in spec:
            spec = layered(spec)
        if self.words.example:
            mark = watermark(Texts(self.words.lang)("charts.example_mark"))
            spec["layer"].insert(beneath_words(spec["layer"]), mark)
        return spec

    @cached_property
    def drawings(self) -> dict[str, str]:
        """What `export.drawing` made of it already, by size: the formats of one page share their drawing."""
        return {}

    @property
    def alt(self) -> str:
        """The text for who cannot see the chart: what may not be left out, then the main message."""
        return " ".join([*self.words.said, self.words.alt])

    def configured(self, spec: dict, mode: str) -> dict:
        config = theme.config(mode) | {"locale": locale.config(self.words.lang)}
        return theme.paint(spec, mode) | {"config": config}

    def screen_spec(self, mode: str = "light") -> dict:
        """The chart as wide as its container, for "light" or "dark".

        No description: the page gives `alt` itself.
        """
        spec = copy.deepcopy(self.spec) | {
            "width": "container",
            "autosize": {"type": "fit-x", "contains": "padding"},
        }
        return self.configured(spec, mode)

    def screen(self, mode: str = "light") -> altair.TopLevelMixin:
        """The same as an Altair chart, for `st.altair_chart(..., theme=None, alt=figure.alt)`."""
        return Drawn(self.screen_spec(mode))

    def sheet(self, size: str = "a4_column", mode: str = "print") -> dict:
        """The chart with title and footer on a page of SIZES, as Vega-Lite that stands on its own.

        Raises KeyError for an unknown size.
        """
        page = SIZES[size]
        room, tall = page.pixels
        least = self.spec.get("usermeta", {}).get("least_height", self.spec.get("height", 300))
        zoom = 1.0
        for _ in range(4):
            inside, margin = (room - 2 * page.margin) * zoom, page.margin * zoom
            spec, plot, left, used = self.fitted(inside, margin, least, mode)
            if page.grows or used <= tall * zoom + 1:
                break
            # Letters shrink a little rather than that something falls off the page.
            zoom *= max(used / (tall * zoom), 1.02)
        # A plot much taller than wide reads badly, and rows far apart do too; what is left stays white below.
        most = 0.8 * inside if "usermeta" in self.spec else 1.3 * least
        height = min(least + tall * zoom - used, max(least, most))
        if height <= least:
            return spec
        return self.laid_out(inside, margin, (plot, height), left, mode)

    def fitted(self, inside: float, margin: float, height: float, mode: str) -> tuple[dict, float, float, float]:
        """The page with a plot as wide as axes and labels leave room for, the width of that plot, what they take at its
        left, and the height of the page.
        """
        plot = 0.75 * inside
        for _ in range(3):
            svg = rendered(self.configured(at_size(self.spec, plot, height) | {"padding": 0}, mode))
            left = float(re.search(r"translate\(([\d.]+),", svg).group(1))
            plot += inside - drawn_size(svg)[0]
            page = self.laid_out(inside, margin, (plot, height), left, mode)
            wide, tall = drawn_size(rendered(page))
            if abs(wide - 2 * margin - inside) < 1:  # else labels take other room beside a plot of this width
                break
        return page, plot, left, tall

    def laid_out(self, inside: float, margin: float, plot: tuple[float, float], left: float, mode: str) -> dict:
        """The whole page: title, plot of this width and height, footer."""
        content = at_size(self.spec, *plot)
        outer = {key: content.pop(key) for key in ("$schema", "datasets", "params") if key in content}
        content.pop("usermeta", None)
        footer = footer_lines(self.words, inside)
        spec = outer | {
            "title": title(self.words, inside),
            "vconcat": [content, *(text_block(lines, weight, left) for lines, weight in footer)],
            "spacing": 12,
            "padding": margin,
            "usermeta": self.about,
            "description": f"{self.words.title}. {self.alt}",
        }
        return self.configured(spec, mode)

    @property
    def about(self) -> dict:
        """The words as data, for who takes the specification elsewhere."""
        words = self.words
        return {
            "id": self.id,
            "title": words.title,
            "example": words.example,
            "language": words.lang,
            "said": words.said,
            "parts": [{"label": label, "text": text} for label, text in words.lines],
        }


class Drawn(altair.LayerChart):
    """A finished specification in the clothes of an Altair chart; reading it back would cost half a second."""

    def __init__(self, spec: dict):
        super().__init__(layer=[])
        object.__setattr__(self, "finished", spec)

    def to_dict(self, *args, **options) -> dict:
        return copy.deepcopy(self.finished)


def rendered(spec: dict) -> str:
    """A chart as SVG. The last one is kept: a page that fits at once is measured first and then drawn.

    The lines around the plot of a page fit already. Vega would measure each of their letters, which takes longer than
    all the rest, so it is given a number in place of each line.
    """
    lines: list[str] = []

    def numbered(text: list[str]) -> list[str]:
        lines.extend(text)
        return [f"{LINE}{number}" for number in range(len(lines) - len(text), len(lines))]

    if "vconcat" in spec:
        heading = {key: numbered(text) for key, text in spec["title"].items()}
        plot, *blocks = spec["vconcat"]
        blocks = [block | {"mark": block["mark"] | {"text": numbered(block["mark"]["text"])}} for block in blocks]
        spec = spec | {"title": heading, "vconcat": [plot, *blocks]}
    svg = of_text(json.dumps(spec))
    return re.sub(f"(?<=>){LINE}(\\d+)(?=<)", lambda found: escape(lines[int(found[1])], quote=False), svg)


@lru_cache(maxsize=1)
def of_text(spec: str) -> str:
    """A chart that is written as JSON, as SVG."""
    return vl_convert.vegalite_to_svg(spec)


def layered(spec: dict) -> dict:
    """A single chart as a layered one with one layer."""
    own = {"mark", "encoding", "transform", "projection"}
    inner = {key: value for key, value in spec.items() if key in own}
    return {key: value for key, value in spec.items() if key not in own} | {"layer": [inner]}


def beneath_words(layers: list[dict]) -> int:
    """The place after the last layer that draws something, so that names and numbers after it stay readable."""
    drawn = [i for i, layer in enumerate(layers, start=1) if mark_type(layer) != "text"]
    return max(drawn, default=0)


def mark_type(layer: dict) -> str | None:
    """What a layer draws ("text", "bar"); None for a layer of layers."""
    mark = layer.get("mark")
    return mark["type"] if isinstance(mark, dict) else mark


def watermark(text: str) -> dict:
    """A layer with the words across the plot. It takes no clicks and scales with the plot."""
    ems = max(lettering.width(text, 1, "bold"), 1)
    fit = f"max(14, min(64, 0.85 * width / {ems:.2f}, 0.5 * height))"
    return {
        "data": {"values": [{}]},
        "mark": {
            "type": "text",
            "text": text,
            "angle": {"expr": "height > 120 && width > 200 ? -18 : 0"},
            "fontSize": {"expr": fit},
            "fontWeight": "bold",
            "color": theme.WATERMARK,
            "fillOpacity": 0.36,
            "stroke": theme.PAPER,
            "strokeWidth": 1,
            "strokeOpacity": 0.6,
            "tooltip": None,
        },
        "encoding": {"x": {"value": {"expr": "width / 2"}}, "y": {"value": {"expr": "height / 2"}}},
    }


def title(words: Words, room: float) -> dict:
    """The heading of a page, in lines no wider than `room` pixels."""
    heading = {"text": lettering.balanced(words.title, room, TITLE, "bold")}
    if words.subtitle:
        heading["subtitle"] = lettering.wrap(words.subtitle, room, SUBTITLE)
    return heading


def footer_lines(words: Words, room: float) -> list[tuple[list[str], str]]:
    """Blocks of lines with their weight; short parts share a line."""
    said = [line for text in words.said for line in lettering.wrap(text, room, BODY, "bold")]
    parts, line = [], ""
    for label, text in words.lines:
        part = f"{label}: {text}" + ("" if text.endswith((".", "!", "?")) or text == words.link else ".")
        joined = f"{line}  {part}".strip()
        if line and lettering.width(joined, BODY) > room:
            parts.append(line)
            joined = part
        line = joined
    parts.append(line)
    plain = [piece for part in parts for piece in lettering.wrap(part, room, BODY)]
    return [(said, "bold")] * bool(said) + [(plain, "normal")]


def text_block(lines: list[str], weight: str, shift: float) -> dict:
    """A view of a page that holds lines only, moved `shift` pixels to the left edge of the page."""
    return {
        "data": {"values": [{}]},
        "mark": {
            "type": "text",
            "text": lines,
            "align": "left",
            "baseline": "top",
            "fontSize": BODY,
            "lineHeight": ROW,
            "fontWeight": weight,
            "color": theme.INK if weight == "bold" else theme.MUTED,
        },
        "encoding": {"x": {"value": -shift}, "y": {"value": 0}},
        "width": 10,
        "height": ROW * len(lines) - (8 if weight == "bold" else 4),
    }


def at_size(spec: dict, width: float, height: float) -> dict:
    """A copy of a chart at a fixed size.

    Inside a page Vega does not know the signals `width` and `height`, so they are filled in.
    """
    size = {"width": round(width), "height": round(height)}

    def known(part):
        if isinstance(part, dict):
            if "columns" in part and "title" in part:
                part = part | {"columns": max(1, int(part["columns"] * width / axes.PHONE))}
                # A page has one legend for its views, clear of words above a plot, unless the chart keeps its own.
                if "resolve" not in spec:
                    part.pop("offset", None)
            if isinstance(part.get("expr"), str):
                return part | {"expr": re.sub(r"\b(width|height)\b", lambda m: str(size[m[0]]), part["expr"])}
            return {key: known(value) for key, value in part.items()}
        return [known(value) for value in part] if isinstance(part, list) else part

    return {key: value for key, value in known(spec).items() if key != "padding"} | size


def drawn_size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in its own pixels."""
    found = re.search(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"', svg)
    return float(found.group(1)), float(found.group(2))
