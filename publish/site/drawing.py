"""A figure as the files of its address: pictures for the page, for downloading and for sharing, its data, its chart.

A picture on a page is a drawing without words around it, once for wide and once for narrow windows, in the colours
of light and dark pages both. What leaves the page (SVG, PNG, CSV, share card) carries all words of the figure.
"""

import copy
import io
import json
import re
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape
from pathlib import Path

import pandas as pd
import vl_convert
from PIL import Image

from charts import export, lettering, locale, theme
from charts.figure import Drawn, Figure, Words, drawn_size
from publish.site import slimming
from publish.site.slimming import coarse, lean, slim

WIDE, NARROW = 760, 320
STILLS = {"wide": WIDE, "narrow": NARROW}
CARD = (1200, 630)
MARGIN = 40
DPI = 150


@dataclass(frozen=True)
class Job:
    """A figure on its way to a process that draws it. `spec` is the chart as Altair wrote it."""

    name: str
    spec: dict
    table: pd.DataFrame
    words: Words
    folder: Path

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return Figure(self.name, Drawn(self.spec), self.table, self.words)


def job(figure: Figure, folder: Path) -> Job:
    """The work on a figure."""
    return Job(figure.id, figure.chart.to_dict(validate=False), figure.table, figure.words, folder)


def fingerprint(work: Job, recipe: str) -> str:
    """What the files of a figure depend on; `recipe` stands for the code that draws."""
    said = json.dumps([recipe, work.name, work.spec, repr(work.words)], sort_keys=True, default=str)
    return sha256((said + table_text(work.table)).encode()).hexdigest()


def table_text(table: pd.DataFrame) -> str:
    """A table as text, to see whether its figures changed."""
    return table.to_csv(index=False)


def recipe() -> str:
    """The fingerprint of the code that draws: a change there draws everything anew."""
    rooms = Path(__file__).parents[2]
    files = [*sorted((rooms / "charts").glob("*.py")), Path(__file__), Path(slimming.__file__)]
    code = b"".join(path.read_bytes() for path in files)
    return sha256(code + vl_convert.__version__.encode()).hexdigest()


def file_names(figure: Figure) -> dict[str, str]:
    """What a figure has in its folder besides its page: kind -> file name. Those with example data say so."""
    downloads = {form: export.filename(figure, form) for form in ("svg", "png", "csv")}
    beside = {**dict.fromkeys(STILLS, "svg"), "share": "png", "live": "json"}
    return downloads | {kind: export.filename(replace(figure, id=kind), form) for kind, form in beside.items()}


def draw(work: Job) -> dict[str, tuple[int, int]]:
    """Write the files of a figure; gives the sizes of the pictures on the page."""
    figure, names = work.figure, file_names(work.figure)
    on_page = replace(figure, chart=Drawn(coarse(work.spec)))
    work.folder.mkdir(parents=True, exist_ok=True)
    stills = {name: slim(still(on_page, width)) for name, width in STILLS.items()}
    sheet = export.drawing(figure, "a4_column")
    written = {
        **{name: both_modes(text).encode() for name, text in stills.items()},
        "svg": sheet.encode(),
        "png": small(vl_convert.svg_to_png(sheet, scale=0.75, ppi=DPI), DPI),
        "csv": export.csv(figure),
        "share": small(vl_convert.svg_to_png(card(figure, stills["wide"]), scale=1, ppi=72)),
        "live": live(on_page),
    }
    for name, content in written.items():
        (work.folder / names[name]).write_bytes(content)
    return {name: tuple(round(side) for side in drawn_size(text)) for name, text in stills.items()}


def still(figure: Figure, width: int) -> str:
    """The chart alone as SVG, so many pixels wide, in light colours."""
    spec = copy.deepcopy(figure.spec) | {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
    text = vl_convert.vegalite_to_svg(figure.configured(spec, "light"))
    text = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", text)
    # Tenths of a pixel are finer than a screen; other numbers (opacity) keep all their decimals.
    return re.sub(r' (d|transform)="[^"]*"', lambda found: re.sub(r"(\.\d)\d+", r"\1", found[0]), text)


def both_modes(svg: str) -> str:
    """A drawing in light colours that takes the dark ones on a dark page."""
    used = sorted(set(re.findall(r"#[0-9a-f]{6}", svg)) & set(theme.DARK))
    rules = "".join(f'[{part}="{light}"]{{{part}:{theme.DARK[light]}}}'
                    for light in used for part in ("fill", "stroke") if f'{part}="{light}"' in svg)
    style = f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>"
    return re.sub(r"(<svg[^>]*>)", lambda found: found[1] + style, svg, count=1)


def live(figure: Figure) -> bytes:
    """The chart as Vega-Lite, as wide as its place on the page, in light colours and as short as it gets.

    Its configuration is that of all charts in its language: `look`.
    """

    def short(part):
        if isinstance(part, float):
            return float(f"{part:.6g}") if part == part else None
        if isinstance(part, dict):
            return {key: short(value) for key, value in part.items() if key != "usermeta"}
        return [short(value) for value in part] if isinstance(part, list) else part

    spec = short(lean(figure.screen_spec()))
    del spec["config"]
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def look(lang: str) -> dict:
    """How all charts of a language look: colours, letters, and how numbers are written."""
    return theme.config("light") | {"locale": locale.config(lang)}


def card(figure: Figure, drawn: str) -> str:
    """The picture that others show with a link: 1200 x 630, title, chart, what may not be left out, source."""
    words, room = figure.words, CARD[0] - 2 * MARGIN
    lines, top = [], 26.0
    title = lettering.wrap(f"{words.title} ({words.unit})", room, 36, "bold")
    said = [line for text in words.said for line in lettering.wrap(text, room, 20, "bold")]
    for size, colour, wrapped in ((36, theme.INK, title), (20, theme.TARGET, said)):
        for line in wrapped:
            top += 1.25 * size
            lines.append(f'<text x="{MARGIN}" y="{top:.0f}" font-size="{size}" font-weight="bold" '
                         f'fill="{colour}">{escape(line)}</text>')
    source = lettering.wrap(f"{words.source}. {words.vintage}. {words.link}", room, 17)[:2]
    foot = CARD[1] - 22 * len(source) - 14
    below = "".join(f'<text x="{MARGIN}" y="{foot + 22 * (i + 1):.0f}" font-size="17" fill="{theme.MUTED}">'
                    f"{escape(line)}</text>" for i, line in enumerate(source))
    width, height = drawn_size(drawn)
    zoom = min(room / width, (foot - top - 24) / height)
    inner = re.sub(r"<svg[^>]*>", lambda _: (
        f'<svg x="{(CARD[0] - zoom * width) / 2:.1f}" y="{top + 16:.1f}" width="{zoom * width:.1f}" '
        f'height="{zoom * height:.1f}" viewBox="0 0 {width} {height}">'), drawn, count=1)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{CARD[0]}" height="{CARD[1]}" viewBox="0 0 {CARD[0]} {CARD[1]}" font-family="Liberation Sans">'
            f'<rect width="100%" height="100%" fill="{theme.PAPER}"/>'
            f'<rect width="100%" height="12" fill="{theme.FOCUS}"/>{"".join(lines)}{inner}{below}</svg>')


def small(png: bytes, dpi: int | None = None) -> bytes:
    """The same picture in at most 256 colours, which charts hardly need: a fraction of the bytes."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE,
                                                                    dither=Image.Dither.NONE)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False, **({"dpi": (dpi, dpi)} if dpi else {}))
    return out.getvalue()
