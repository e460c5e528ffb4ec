"""Exporteren: the list of figures, kept in the link, and the families to choose them from."""

from collections.abc import Callable, Iterable
from html import escape

import streamlit as st

from figures.piece import REGION, Piece
from figures.repertoire import CHAPTERS, repertoire
from pages.parts import shell
from pages.parts.address import BETWEEN
from pages.parts.listing import LIST
from pages.parts.screen import Screen
from publish.edition import Edition
from publish.monitor.contents import waiting_for
from publish.monitor.reading import DEFAULT, linked, read
from publish.monitor.selection import Item

KEY = f"exporteren.{LIST}"


class Listed:
    """The figures that the reader chose: `items` in their order, `pieces` all there are by their id."""

    def __init__(self, screen: Screen):
        self.pieces = repertoire(screen)
        asked = codes() if not screen.address.fresh and KEY in st.session_state else (
            screen.address.given.get(LIST, "").split(BETWEEN))
        self.items, strange = linked(filter(None, asked), screen)
        if strange:
            screen.say_unknown(LIST, ", ".join(strange), counted(screen, self.items), screen.t("exporteren.list"))
        keep(item.code for item in self.items)
        screen.address.used(LIST, codes())
        screen.address.remember(LIST, codes(), ())

    def piece(self, item: Item) -> Piece:
        """What an item asks for."""
        return self.pieces[item.id]

    def title(self, screen: Screen, item: Item) -> str:
        """The name of a figure with the area and year that are its own."""
        own = ", ".join(screen.region_option(value) if name == REGION else str(value)
                        for name, value in item.options.items())
        return self.piece(item).title(screen) + (f" ({own})" if own else "")


def codes() -> tuple[str, ...]:
    """The list as it is now, as the address writes it. What a control changes starts from here."""
    return st.session_state.get(KEY, ())


def keep(wanted: Iterable[str]) -> None:
    """Make this the list."""
    st.session_state[KEY] = tuple(dict.fromkeys(wanted))


def counted(screen: Screen, items: list[Item]) -> str:
    """How many figures, in words."""
    return screen.t("exporteren.one" if len(items) == 1 else "exporteren.many", n=screen.t.number(len(items)))


def choose(screen: Screen, listed: Listed) -> None:
    """The figures of a family to choose from, and the whole list at once."""
    t = screen.t
    screen.section(t("exporteren.choose"), t("exporteren.choose_intro"))
    with screen.choices("choices-family"):
        family = screen.pick("familie", CHAPTERS, label=t("exporteren.family"),
                             show=lambda name: t(f"exporteren.chapter.{name}"))
    st.html(f'<p class="subtitle">{escape(t(f"exporteren.lead.{family}"))}</p>')
    there = {name: piece for name, piece in listed.pieces.items() if piece.chapter == family}
    key = f"{KEY}.{family}"
    st.session_state[key] = list(dict.fromkeys(item.id for item in listed.items if item.id in there))
    st.multiselect(t("exporteren.figures"), list(there), key=key, format_func=lambda name: there[name].title(screen),
                   on_change=take, args=(key, frozenset(there)), placeholder="", select_all=False, wrap=True)
    if not listed.items:
        shell.note(t("exporteren.nothing"), "empty")
    with st.container(key="whole-list", horizontal=True, gap="small"):
        press(t("exporteren.take_default"), lambda: keep([*codes(), *(
            item.code for item in read(DEFAULT, screen).items)]))
        if listed.items:
            press(t("exporteren.clear"), lambda: keep(()))


def press(label: str, do: Callable[[], None], **how) -> None:
    """A button that changes the list."""
    st.button(label, on_click=do, key=f"exporteren.{label}", **how)


def take(key: str, family: frozenset[str]) -> None:
    """Bring the list in line with what is chosen of a family: what is new comes last."""
    wanted = st.session_state[key]
    kept = [code for code in codes() if (name := Item.from_code(code).id) not in family or name in wanted]
    there = {Item.from_code(code).id for code in kept}
    keep([*kept, *(name for name in wanted if name not in there)])


def show(screen: Screen, listed: Listed, edition: Edition) -> None:
    """The list in its order, with what has no data yet."""
    t, waiting = screen.t, waiting_for(edition, screen.lang)
    screen.section(t("exporteren.list"), t("exporteren.list_intro", figures=counted(screen, listed.items)))
    lines = []
    for item in listed.items:
        piece = listed.piece(item)
        missing = f" <strong>{escape(t('pack.word.data_missing'))}</strong>" if set(piece.needs) & set(waiting) else ""
        lines.append(f"<li>{escape(listed.title(screen, item))}. "
                     f"{escape(t(f'exporteren.chapter.{piece.chapter}'))}.{missing}</li>")
    st.html(f'<ol class="plain-list">{"".join(lines)}</ol>')
