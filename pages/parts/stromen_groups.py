"""Flows: all goods groups of the chosen flow in one table, in the order the reader wants."""

from html import escape

import pandas as pd
import streamlit as st

from charts.bars import bars
from charts.figure import Figure
from charts.table import html_table
from figures.margins import with_margin
from indicators import flow_link
from indicators.movers import beside
from pages.parts import drawing
from pages.parts.stromen_choices import Ribbon, pick, row
from pages.parts.stromen_words import Said

# How to order: column, and whether the smallest comes first. "change" is the size, whichever way it goes.
ORDERS = {
    "value": ("value", False), "change": ("size", False), "rise": ("change", False), "fall": ("change", True),
    "margin": ("standard_error", False), "name": ("name", True),
}
FIGURE = "stromen-goederengroepen"
LARGEST = 10
SHOWN = 15


def arrange(said: Said, pair: tuple[int, int] | None) -> tuple[str, bool]:
    """How the reader wants the table: its order, and whether with all groups."""
    t = said.t
    orders = [name for name in ORDERS if pair or name in ("value", "margin", "name")]
    with row("table"):
        order = pick(said.screen, "sorteer", orders, show=lambda name: t(f"stromen.sort.{name}"))
        return order, pick(said.screen, "alles", (), kind="toggle")


def show(said: Said, ribbon: Ribbon | None, pair: tuple[int, int] | None, moves: pd.DataFrame | None,
         arranged: tuple[str, bool]) -> None:
    """The table as the reader arranged it, its sum, and its downloads (with all groups)."""
    screen, t, year = said.screen, said.t, said.chosen.year
    selection = said.narrowed(ribbon)
    now = screen.rows(flow_link.sums_sql(selection.seen_by("goods_group"), [year]))
    whole = screen.rows(flow_link.sums_sql(selection.seen_by("all"), [year]))
    about = said.subtitle(t("stromen.groups.subtitle", region=said.region, what=said.what(ribbon)))
    st.html(f'<p class="subtitle">{escape(about)} {escape(total(said, whole))}</p>')
    rows = beside(now, moves)
    rows = rows.assign(name=[screen.goods_name(code) for code in rows["category"]],
                       size=rows["change"].astype(float).abs())
    order, whole_list = arranged
    column, rising = ORDERS[order]
    rows = rows.sort_values([column, "name"], ascending=[rising, True], na_position="last",
                            key=lambda values: values.str.casefold() if column == values.name == "name" else values)
    table = labelled(said, rows, pair)
    figure = largest(said, ribbon, rows, now, table)
    if pair:
        st.html(f'<p class="subtitle">{escape(t("stromen.groups.note"))}</p>')
    shown = table if whole_list else table.head(SHOWN)
    st.html(html_table(shown, caption=t("stromen.groups.title", year=year), lang=t.lang, decimals=1))
    st.html(drawing.source_line(figure, t))
    drawing.downloads(figure, "groepen", t.lang)
    screen.figures.append(figure)


def total(said: Said, whole: pd.DataFrame) -> str:
    """The sum of the table in words, with its margin and what is known of it."""
    t, row = said.t, whole.iloc[0]
    known, expected = flow_link.coverage(whole)
    told = {"total": said.amount(row["value"]), "known": t.number(known), "expected": t.number(expected)}
    if pd.isna(row["standard_error"]):
        return t("stromen.groups.total_no_margin", **told)
    return t("stromen.groups.total", margin=said.amount(flow_link.margin(whole).iloc[0]), **told)


def labelled(said: Said, rows: pd.DataFrame, pair: tuple[int, int] | None) -> pd.DataFrame:
    """The columns a reader sees."""
    t = said.t
    columns = {
        t("stromen.dimension.goods_group"): rows["name"],
        said.value_column: rows["value"].astype(float),
        said.column("margin"): flow_link.margin(rows),
        said.column("share"): 100 * rows["share"].astype(float),
    }
    if pair:
        columns |= {
            said.column("change", before=pair[0], after=pair[1]): rows["change"].astype(float),
            said.column("change_margin"): rows["margin"].astype(float),
            said.column("relative"): 100 * rows["relative"].astype(float),
            said.column("verdict"): [t(f"stromen.verdict.{verdict if isinstance(verdict, str) else 'unknown'}")
                                     for verdict in rows["verdict"]],
        }
    columns |= {
        said.column("status"): [said.screen.name("status", status) for status in rows["status"]],
        said.column("known"): [said.known(row) for row in rows.to_dict("records")],
    }
    return pd.DataFrame(columns)


def largest(said: Said, ribbon: Ribbon | None, rows: pd.DataFrame, now: pd.DataFrame, table: pd.DataFrame) -> Figure:
    """The largest groups as bars, for the downloads of the table."""
    t, year = said.t, said.chosen.year
    top = rows.sort_values("value", ascending=False, na_position="last").head(LARGEST)
    first = top.iloc[0]
    frame = with_margin(top[["name", "year", "value", "standard_error", "status"]])[["name", "value", "lower", "upper"]]
    share = said.percent(first["share"]) if pd.notna(first["share"]) else t("common.unknown")
    words = said.screen.words(
        FIGURE,
        t("stromen.groups.chart_title", year=year),
        said.subtitle(t("stromen.groups.subtitle", region=said.region, what=said.what(ribbon))),
        rows=now,
        alt=t("stromen.groups.alt", region=said.region, year=year, name=said.screen.goods_name(first["category"]),
              value=said.amount(first["value"]), share=share),
        definition=t("stromen.definition"),
    )
    return Figure(FIGURE, bars(frame, unit=said.unit, lang=t.lang), table, words)
