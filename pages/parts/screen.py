"""A screen of the dashboard: choose, ask, draw, download.

    screen = open_screen("stromen")                 # texts under `stromen.*`: title, intro, ...
    region, year = screen.region(), screen.year(years)
    rows = screen.values(["dmi"], regions=[region], dimensions=["scope"])
    words = screen.words("dmi", title, subtitle, indicator="dmi", rows=rows, alt=...)
    screen.show(Figure("dmi", trend(...), table, words), "dmi")
    screen.close()

Every choice is kept in the address by its name in one shared vocabulary. Choices come before `words` and
`show`, so that the link of a figure holds them all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from charts import export
from charts.figure import Figure
from figures.desk import HOME_REGION, Desk
from flows.sources import source as kind_of_delivery
from flows.texts import LANGUAGES, Texts
from pages.parts import address, drawing, listing, shell
from pages.parts.database import Database

# The kinds of region that can have flow figures, in the order in which a reader chooses from them.
FLOW_REGIONS = ("province", "corop_plus", "country")
# What a reader can pin for every screen, with the name it has in the address.
PINS = {"regions": "set", "years": "setjaren", "groups": "setgroepen"}
# The delivery whose example has a warning of its own words.
FLOWS = "cbs_flows"


def open_screen(page: str, sources: Sequence[str] = (FLOWS,)) -> "Screen":
    """Begin a page: its title, menu, example banner, heading (h1) and one sentence, `<page>.intro`.

    The banner stands there while one of `sources`, the deliveries the page shows, is an example. Stops the page
    with plain words where no database is built yet.
    """
    return Screen(page, sources)


class Screen(Desk):
    """What a page may do; see the module. `t` texts, `lang` language, `is_example` whether the flows are."""

    def __init__(self, page: str, sources: Sequence[str] = (FLOWS,)):
        self.page = page
        self.address = address.Address(page)
        lang, strange = self.address.read("taal", LANGUAGES, LANGUAGES[0])
        self.address.remember("taal", lang, LANGUAGES[0])
        self.database = Database()
        super().__init__(self.database.ask, lang)
        title = self.t(f"{page}.title")
        st.set_page_config(page_title=f"{title} – {self.t('screen.brand')}", layout="wide")
        shell.style()
        st.html(f'<p class="brand">{escape(self.t("screen.brand"))}</p>')
        with st.container(key="menu"):
            self.menu = st.empty()
        self.draw_menu("first")
        self.figures: list[Figure] = []
        made = self.examples([FLOWS, *sources]) if self.database.is_built else []
        self.is_example = FLOWS in made
        self.example_banner([source for source in sources if source in made])
        st.title(title, anchor=False)
        if self.t.has(f"{page}.intro"):
            st.html(f'<p class="intro">{escape(self.t(f"{page}.intro"))}</p>')
        self.notices = st.container()
        if strange:
            self.say_unknown("taal", strange, Texts(lang)("screen.this_language"))
        if not self.database.is_built:
            shell.empty(self.t)
            self.address.write()
            st.stop()

    def example_banner(self, made: Sequence[str]) -> None:
        """Say which figures of this page are made up."""
        if FLOWS in made:
            shell.note(self.t("screen.example"), "example")
        others = [kind_of_delivery(source).facts[f"title_{self.lang}"] for source in made if source != FLOWS]
        if others:
            shell.note(self.t("screen.example_of", titles="; ".join(others)), "example")

    # Choosing

    def choices(self, key: str = "choices"):
        """A row to put controls in (`with screen.choices(): ...`): side by side, or below each other when
        narrow.
        """
        return st.container(key=key, horizontal=True, gap="medium", vertical_alignment="top")

    def pick(self, name: str, options: Iterable, default=None, label: str | None = None,
             show: Callable[[object], str] | None = None, kind: str = "select", hint: str | None = None):
        """A choice that stands in the address under `name`; gives the value chosen.

        kind: "select", "radio", "pills" (one of few), "slider" (ordered), "multi" (a list) or "toggle" (True
        or False; `options` may be empty). `show` turns an option into words. A value in the address that does
        not exist here gives way to the default, and the page says so.
        """
        options = [False, True] if kind == "toggle" else list(options)
        several = kind == "multi"
        default = ([] if several else False if kind == "toggle" else options[0]) if default is None and (
            None not in options) else default
        label, show = label or self.t(f"screen.choice.{name}"), show or str
        key = self.address.key(name)
        # To Streamlit None means "nothing chosen", said in English; to us it is an option with a name.
        nothing = address.written(None)
        inside = [nothing if option is None else option for option in options]
        if self.address.fresh or key not in st.session_state:
            value, strange = self.address.read(name, options, default, several)
            st.session_state[key] = nothing if value is None else value
            if strange:
                shown = [show(item) for item in (value if several else [value])]
                self.say_unknown(name, strange, self.t.join(shown) or self.t("screen.nothing_chosen"), label)
        elif several:
            st.session_state[key] = [value for value in st.session_state[key] if value in options]
        elif st.session_state[key] not in inside:
            st.session_state[key] = nothing if default is None else default
        shown = (lambda option: show(None if option == nothing else option)) if None in options else show
        value = control(kind, label, inside, key, shown, hint)
        self.address.used(name, value)
        value = None if value == nothing and None in options else value
        self.address.remember(name, value, default)
        return value

    def region(self, kinds: Sequence[str] = ("province",), default: str = HOME_REGION,
               indicators: Sequence[str] = ("dmi",)) -> str:
        """Which region, among those of these kinds that have figures: province, corop_plus, country, ..."""
        codes = self.regions(kinds, indicators)
        return self.pick("regio", codes, default if default in codes else None, show=self.region_option)

    def year(self, years: Sequence[int], kind: str = "select") -> int:
        """Which year; the last one unless chosen."""
        return self.pick("jaar", sorted(years), max(years), kind=kind)

    def base_year(self, years: Sequence[int]) -> int | None:
        """The reader's base year; None until one is chosen, since the targets set none."""
        nothing = self.t("screen.choice.no_base_year")
        return self.pick("basisjaar", [None, *sorted(years)], None,
                         show=lambda year: nothing if year is None else str(year))

    def indicator(self, ids: Sequence[str]) -> str:
        """Which indicator; the first unless chosen."""
        return self.pick("indicator", ids, show=lambda name: self.name("indicator", name))

    def comparison_set(self, *used: str) -> None:
        """The panel in which a reader pins regions, years and goods groups for every screen.

        `used` are the kinds ("regions", "years", "groups") that change what this screen shows; of what else is pinned
        it says that it does not count here.
        """
        with st.expander(self.t("screen.compare.title"), key="compare"):
            st.html(f'<p class="subtitle">{escape(self.t("screen.compare.intro"))}</p>')
            goods = self.names.all("goods_group", "short")
            columns = st.columns(3)
            with columns[0]:
                self.pick(PINS["regions"], self.regions(FLOW_REGIONS), [], show=self.region_option, kind="multi")
            with columns[1]:
                self.pick(PINS["years"], self.years(), [], kind="multi")
            with columns[2]:
                self.pick(PINS["groups"], list(goods), [], show=goods.get, kind="multi")
        idle = [kind for kind, name in PINS.items() if kind not in used and self.address.values[self.address.key(name)]]
        if idle:
            kinds = self.t.join([self.t(f"screen.compare.{kind}") for kind in idle])
            st.html(f'<p class="subtitle">{escape(self.t("screen.compare.idle", kinds=kinds))}</p>')

    @property
    def pinned_regions(self) -> list[str]:
        """The regions the reader pinned, on this screen or another."""
        return self.pinned(PINS["regions"], self.regions(FLOW_REGIONS))

    @property
    def pinned_years(self) -> list[int]:
        """The years the reader pinned."""
        return self.pinned(PINS["years"], self.years())

    def years_beside(self, year: int) -> list[int]:
        """The pinned years and the one in view, in order; empty, for all years, where none is pinned."""
        return sorted({year, *self.pinned_years}) if self.pinned_years else []

    @property
    def pinned_groups(self) -> list[str]:
        """The CE67 numbers (text) of the goods groups the reader pinned."""
        return self.pinned(PINS["groups"], list(self.names.all("goods_group")))

    def pinned(self, name: str, options: list) -> list:
        """A pinned list, from its control or from the address."""
        if (key := self.address.key(name)) in self.address.values:
            return self.address.values[key]
        return self.address.read(name, options, [], several=True)[0]

    def say_unknown(self, name: str, asked: str, shown: str, label: str | None = None) -> None:
        """Say that the address asked for what is not there, and what is shown instead."""
        choice = label or self.t(f"screen.choice.{name}")
        with self.notices:
            shell.note(self.t("screen.unknown_choice", choice=choice, asked=asked, shown=shown), "notice")

    # Drawing

    def link(self, anchor: str = "") -> str:
        """The whole address of this view, every choice included."""
        where = urlsplit(st.context.url or "http://localhost:8501")
        return address.link(f"{where.scheme}://{where.netloc}", shell.path_of(self.page), self.address.full, anchor)

    def section(self, title: str, text: str = "", level: int = 2) -> None:
        """A heading (h2, or h3 with `level=3`) for what is no figure, with one sentence below it."""
        {2: st.header, 3: st.subheader}[level](title, anchor=False)
        if text:
            st.html(f'<p class="subtitle">{escape(text)}</p>')

    def show(self, figure: Figure, key: str | None = None, select: str | list[str] | None = None,
             level: int = 2, decimals=0) -> dict:
        """Draw a figure: heading (h2, or h3 with `level=3`), chart, source, table, downloads.

        `select` names the selection parameter(s) of the chart; gives what the reader selected as
        {parameter: [...]}, {} otherwise. `decimals` are those of the table, for all columns or per label.
        """
        self.figures.append(figure)
        return drawing.draw(figure, key or figure.id, select, level, decimals, listing.choices_with(self, figure.id))

    def nothing(self, text: str | None = None) -> None:
        """Say in words that there are no figures for this choice."""
        shell.note(text or self.t("screen.no_figures"), "notice")

    def draw_menu(self, drawing: str) -> None:
        """The menu with the choices as they are now."""
        with self.menu.container():
            shell.menu(self.t, self.page, self.address.short, drawing)

    def close(self) -> None:
        """End a page: all its figures in one file, the footer, and the choices in the address."""
        if self.figures:
            figures = [replace(figure) for figure in self.figures]
            mark = f"-{self.t('charts.example_file')}" if any(f.words.example for f in figures) else ""
            st.download_button(self.t("screen.download.all"), data=lambda: export.bundle(figures),
                               file_name=f"{self.page.replace('_', '-')}{mark}.zip", mime=export.TYPES["zip"],
                               on_click="ignore", key=f"{self.page}.bundle")
        built = self.rows("select value from meta.build where key = 'built_at'")
        when = self.t("screen.built", when=self.t.date(built["value"][0])) if len(built) else ""
        st.html(f'<p class="footer">{escape(when)} {escape(self.t("screen.footer"))}</p>')
        self.draw_menu("last")
        self.address.write()


def control(kind: str, label: str, options: list, key: str, show: Callable, hint: str | None):
    """The control of a choice; its value is already in the session under `key`."""
    same = {"key": key, "help": hint}
    if kind == "toggle":
        return st.toggle(label, **same)
    same["format_func"] = show
    if kind == "multi":
        return st.multiselect(label, options, **same, placeholder="", wrap=True)
    if kind == "radio":
        return st.radio(label, options, **same, horizontal=True)
    if kind == "pills":
        return st.segmented_control(label, options, required=True, **same)
    if kind == "slider":
        return st.select_slider(label, options, **same)
    if kind == "select":
        return st.selectbox(label, options, **same)
    raise ValueError(f"unknown kind of choice {kind!r}")
