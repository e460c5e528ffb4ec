"""One figure on a page: heading, chart told in words, the same figures as a table, downloads, source."""

from functools import partial
from html import escape

import streamlit as st

from charts import export
from charts.figure import SIZES, Figure
from charts.table import html_table
from flows.texts import Texts
from pages.parts import shell

# label of the button -> (maker, extension of the file)
PICTURES = {
    "SVG": (export.svg, "svg"),
    "PNG": (partial(export.png, dpi=150), "png"),
    "PNG 300 dpi": (partial(export.png, dpi=300), "png"),
    "PDF": (export.pdf, "pdf"),
    "Vega-Lite": (export.vega_lite, "json"),
}
TABLES = {"CSV": (export.csv, "csv"), "XLSX": (export.xlsx, "xlsx")}


def mode() -> str:
    """The colours of the page as the reader has it: "dark" or "light"."""
    return "dark" if st.context.theme.type == "dark" else "light"


def draw(figure: Figure, key: str, select: str | list[str] | None, level: int, decimals,
         listed: dict[str, str] | None = None) -> dict:
    """Draw a figure with all it owes its reader; the selection made in it, or {}.

    `listed` are the choices of a link that puts it in the list of Exporteren.
    """
    t = Texts(figure.words.lang)
    heading = {2: st.header, 3: st.subheader}[level]
    with st.container(key=f"figure-{key}"):
        heading(escape_markdown(figure.words.title), anchor=figure.id)
        for text in filter(None, (figure.words.subtitle, *figure.words.warnings)):
            weight = "warning" if text in figure.words.warnings else "subtitle"
            st.html(f'<p class="{weight}">{escape(text)}</p>')
        chosen = chart(figure, key, select)
        st.html(source_line(figure, t))
        with st.expander(t("screen.table"), key=f"table-{key}"):
            st.html(html_table(figure.table, caption=figure.words.title, lang=t.lang, decimals=decimals))
        downloads(figure, key, t.lang, listed)
    return chosen


def chart(figure: Figure, key: str, select: str | list[str] | None) -> dict:
    """The chart itself, as wide as the page."""
    plain = {"theme": None, "alt": figure.alt, "width": "stretch", "key": key}
    drawn = figure.screen(mode())
    if select is None:
        st.altair_chart(drawn, **plain)
        return {}
    event = st.altair_chart(drawn, on_select="rerun", selection_mode=select, **plain)
    return dict(event.selection) if event else {}


def source_line(figure: Figure, t: Texts) -> str:
    """Unit, status, source, vintage and notes under the chart, as in every file of it."""
    parts: dict[str, list[str]] = {}
    if figure.words.example:
        parts[t("charts.warning")] = figure.words.said[:1]
    for label, text in figure.words.lines:
        if text != figure.words.link:
            parts.setdefault(label, []).append(text)
    lines = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(' '.join(said))}</dd></div>"
                    for label, said in parts.items())
    return f'<dl class="source">{lines}</dl>'


@st.fragment
def downloads(figure: Figure, key: str, lang: str, listed: dict[str, str] | None = None) -> None:
    """A button per format, each made only when it is pressed, and the line to cite the figure by."""
    t = Texts(lang)
    with st.popover(t("screen.download.title")):
        size = st.selectbox(t("screen.download.size"), list(SIZES), key=f"{key}.size", index=1,
                            format_func=lambda name: t(f"screen.download.{name}"))
        with st.container(horizontal=True):
            for label, (make, extension) in PICTURES.items():
                button(label, partial(make, figure, size), figure, extension, key)
            for label, (make, extension) in TABLES.items():
                button(label, partial(make, figure), figure, extension, key)
        st.html(f'<p class="subtitle">{escape(t("screen.download.cite"))}</p>')
        st.code(export.citation(figure), language=None, wrap_lines=True)
        if listed is not None:
            st.page_link(shell.PAGES["exporteren"], label=t("screen.download.to_list"), query_params=listed)


def button(label: str, make, figure: Figure, extension: str, key: str) -> None:
    """A download button; the file is made when it is pressed."""
    st.download_button(label, data=make, file_name=export.filename(figure, extension),
                       mime=export.TYPES[extension], on_click="ignore", key=f"{key}.{label}")


def escape_markdown(text: str) -> str:
    """Text that a heading shows as it is."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+!|~$:<>" else sign for sign in text)
