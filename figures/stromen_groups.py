"""Flows: all goods groups of a flow in one table, and the largest as bars."""

import pandas as pd

from charts.bars import bars
from charts.figure import Figure
from figures.margins import with_margin
from figures.stromen_words import Ribbon, Said
from indicators import flow_link
from indicators.movers import beside

FIGURE = "stromen-goederengroepen"
LARGEST = 10


def groups(said: Said, ribbon: Ribbon | None = None,
           moves: pd.DataFrame | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sums per goods group in the chosen year: with name, share and change, and as they came."""
    now = said.desk.rows(flow_link.sums_sql(said.narrowed(ribbon).seen_by("goods_group"), [said.chosen.year]))
    rows = beside(now, moves)
    return rows.assign(name=[said.desk.goods_name(code) for code in rows["category"]],
                       size=rows["change"].astype(float).abs()), now


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
        said.column("status"): [said.desk.name("status", status) for status in rows["status"]],
        said.column("known"): [said.known(row) for row in rows.to_dict("records")],
    }
    return pd.DataFrame(columns)


def largest(said: Said, ribbon: Ribbon | None, rows: pd.DataFrame, now: pd.DataFrame, table: pd.DataFrame) -> Figure:
    """The largest groups as bars, with the table of all."""
    t, year = said.t, said.chosen.year
    top = rows.sort_values("value", ascending=False, na_position="last").head(LARGEST)
    first = top.iloc[0]
    frame = with_margin(top[["name", "year", "value", "standard_error", "status"]])[["name", "value", "lower", "upper"]]
    share = said.percent(first["share"]) if pd.notna(first["share"]) else t("common.unknown")
    words = said.desk.words(
        FIGURE,
        t("stromen.groups.chart_title", year=year),
        said.subtitle(t("stromen.groups.subtitle", region=said.region, what=said.what(ribbon))),
        rows=now,
        alt=t("stromen.groups.alt", region=said.region, year=year, name=said.desk.goods_name(first["category"]),
              value=said.amount(first["value"]), share=share),
        definition=t("stromen.definition"),
    )
    return Figure(FIGURE, bars(frame, unit=said.unit, lang=t.lang), table, words)
