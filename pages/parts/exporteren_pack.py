"""Exporteren: what holds for the whole pack, and the pack itself as one file."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from charts.export import TYPES
from charts.figure import SIZES
from flows.sources import source_names
from pages.parts import shell
from pages.parts.exporteren_list import Listed
from pages.parts.screen import FLOW_REGIONS, Screen
from publish.edition import Edition
from publish.monitor import build
from publish.monitor.selection import FORMATS, SIZE, Selection, by_chapter, to_toml

# The pack that was made last in this session, and for which choices.
MADE = "exporteren.made"
MB = 1_000_000


@dataclass(frozen=True)
class Chosen:
    """The choices above the list."""

    region: str
    base_year: int | None
    with_example: bool


@dataclass(frozen=True)
class Made:
    """A pack to download, with the choices it was made for."""

    choices: tuple
    name: str
    content: bytes
    shown: int
    missing: int


def of_all(screen: Screen) -> Chosen:
    """The controls at the top. Example data are only taken along when the reader says so."""
    t, examples = screen.t, screen.examples(source_names())
    with screen.choices():
        region = screen.region(FLOW_REGIONS)
        base_year = screen.base_year(screen.years())
    with_example = bool(examples) and screen.pick("voorbeelddata", (), label=t("exporteren.example"), kind="toggle")
    if examples and not with_example:
        st.html(f'<p class="subtitle">{escape(t("exporteren.example_hint"))}</p>')
    if with_example:
        with screen.notices:
            screen.example_banner(examples)
    return Chosen(region, base_year, with_example)


@st.cache_resource(max_entries=2, show_spinner=False)
def edition_of(file: str, with_example: bool) -> Edition:
    """What may go out of a database file. A new build has a new name, so nothing goes stale."""
    return Edition(Path(file), with_example)


def edition(screen: Screen, with_example: bool) -> Edition:
    """What may go out of the database in use."""
    with st.spinner(screen.t("exporteren.judging")):
        return edition_of(str(screen.database.path), with_example)


def selection(screen: Screen, listed: Listed, chosen: Chosen) -> Selection:
    """The list as a selection, with the files and the size that the reader wants."""
    t = screen.t
    screen.section(t("exporteren.pack"), t("exporteren.pack_intro"))
    formats = screen.pick("bestanden", FORMATS, list(FORMATS), label=t("exporteren.formats"), kind="multi",
                          show=lambda name: t(f"pack.holds.{name}"))
    with screen.choices("choices-pack"):
        size = screen.pick("formaat", SIZES, SIZE, label=t("screen.download.size"),
                           show=lambda name: t(f"screen.download.{name}"))
    return Selection(by_chapter(listed.items, listed.pieces), region=chosen.region, base_year=chosen.base_year,
                     size=size, formats=tuple(name for name in FORMATS if name in formats))


def offer(screen: Screen, wanted: Selection, edition: Edition) -> None:
    """Make the pack on request, give it, and give the list as a file for the command line."""
    t = screen.t
    if not wanted.formats:
        screen.nothing(t("exporteren.no_formats"))
        return
    choices = (to_toml(wanted), screen.lang, edition.version, edition.allow_example)
    with st.container(key="make-pack", horizontal=True, gap="small"):
        asked = st.button(t("exporteren.make"), type="primary", key="exporteren.make")
        st.download_button(t("exporteren.selection"), data=choices[0], mime="application/toml", on_click="ignore",
                           file_name=f"{t('pack.selection_file')}.toml", key="exporteren.selection")
    if asked:
        st.session_state[MADE] = made_now(screen, wanted, edition, choices)
    made = st.session_state.get(MADE)
    if made is None or made.choices != choices:
        return
    shell.note(t("exporteren.made", shown=t.number(made.shown), missing=t.number(made.missing),
                 size=t.number(len(made.content) / MB, 1)), "notice")
    st.download_button(t("exporteren.download", name=made.name), data=made.content, file_name=made.name,
                       mime=TYPES["zip"], on_click="ignore", key="exporteren.download")


def made_now(screen: Screen, wanted: Selection, edition: Edition, choices: tuple) -> Made:
    """The pack; a bar tells how far it is. Nothing runs beside this process: a new one would start this page anew."""
    bar = st.progress(0.0)
    pack = build.pack(edition, wanted, screen.lang, tell=lambda done, what: bar.progress(done, what or None),
                      processes=0)
    bar.empty()
    return Made(choices, pack.name, pack.zip, len(pack.contents.shown), len(pack.contents.missing))
