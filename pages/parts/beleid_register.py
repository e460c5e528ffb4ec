"""The register itself: download it to change it, its versions, and what changed since the one before."""

import io
from html import escape

import pandas as pd
import streamlit as st

from charts.export import TYPES
from charts.table import html_table
from figures import beleid
from flows.deliveries import Delivery
from flows.errors import Refused
from flows.policy_register.template import KINDS, SOURCE, write_template
from flows.policy_register.versions import Change, changes, previous, versions
from pages.parts.screen import Screen

NUMBERS = ("amount_eur", "quantity", "effect_t")


def show(screen: Screen) -> None:
    """How to change the register, the versions kept, and the differences."""
    t = screen.t
    screen.section(t("beleid.register.title"), t("beleid.register.lead"))
    st.download_button(t("beleid.register.button"), data=lambda: workbook(screen.lang), on_click="ignore",
                       file_name=f"{t('beleid.register.file')}.xlsx", mime=TYPES["xlsx"], key="beleid-register")
    st.html(f'<p class="subtitle">{escape(t("beleid.register.how"))}</p>')
    st.code(f"python cli.py deliver {SOURCE} {t('beleid.register.file')}.xlsx\npython cli.py build", language=None,
            wrap_lines=True)
    used = screen.rows(f"select delivery from meta.delivery where source = '{SOURCE}'")["delivery"][0]
    known = versions()
    lines = "".join(f"<li>{escape(version_words(screen, version, used, known))}</li>" for version in reversed(known))
    screen.section(t("beleid.register.versions"), level=3)
    st.html(f'<ul class="plain-list">{lines}</ul>')
    screen.section(t("beleid.register.changes"), level=3)
    differences(screen, used, known)


def workbook(lang: str) -> bytes:
    """The register in use as a workbook."""
    out = io.BytesIO()
    write_template(out, lang)
    return out.getvalue()


def version_words(screen: Screen, version: Delivery, used: str, known: list[Delivery]) -> str:
    """A version in a line: when, which file, how many rows, and whether it is in use."""
    t = screen.t
    if version.is_bundled:
        said = t("beleid.register.shipped")
    else:
        said = t("beleid.register.version", when=t.date(version.delivered_at), file=version.filename,
                 rows=t.number(version.rows), note=version.note)
    mark = "in_use" if version.delivery == used else "not_built" if version == known[-1] else ""
    return f"{said.strip()} ({t(f'beleid.register.{mark}')})" if mark else said.strip()


def differences(screen: Screen, used: str, known: list[Delivery]) -> None:
    """What changed from the version before the one in use, as a table."""
    t, before = screen.t, previous(used)
    if before is None:
        st.html(f'<p class="subtitle">{escape(t("beleid.register.first"))}</p>')
        return
    after = next(version for version in known if version.delivery == used)
    try:
        found = compared(before, after)
    except Refused:
        screen.nothing(t("beleid.register.unreadable"))
        return
    if not found:
        st.html(f'<p class="subtitle">{escape(t("beleid.register.same"))}</p>')
        return
    st.html(html_table(change_table(screen, found), caption=t("beleid.register.changes"), lang=screen.lang))


@st.cache_data(show_spinner=False, max_entries=8)
def compared(before: Delivery, after: Delivery) -> list[Change]:
    """The changes between two versions; a kept version never changes, so they are found once."""
    return changes(before, after)


def change_table(screen: Screen, found: list[Change]) -> pd.DataFrame:
    """Changes in words: codes by their names."""
    t = screen.t
    names = {name: beleid.terms(screen, kind) for name, kind in KINDS.items()}
    names["levers"] = names["lever"]

    def said(field: str, value: str) -> str:
        known = names.get(field, {})
        if field in NUMBERS and value:
            return t.number(float(value), len(value.partition(".")[2]))
        words = "; ".join(known.get(code, code) for code in value.split(";")) if known else value
        return words or t("beleid.register.nothing")

    return pd.DataFrame([{
        t("beleid.register.kind"): t(f"beleid.register.{change.kind}"),
        t("beleid.column.measure"): change.measure,
        t("beleid.column.year"): str(change.year),
        t("beleid.register.field"): t(f"beleid.column.{change.field}") if change.field else "",
        t("beleid.register.before"): said(change.field, change.before) if change.field else "",
        t("beleid.register.after"): said(change.field, change.after) if change.field else "",
    } for change in found])
