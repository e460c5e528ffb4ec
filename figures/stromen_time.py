"""Flows: the chosen flow through the years, what moved most, and the same flow in the pinned regions."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from charts import theme
from charts.bars import bars, stack
from charts.figure import Figure
from charts.trend import trend
from figures.margins import with_margin
from figures.stromen_words import Ribbon, Said
from indicators import flow_link
from indicators.movers import VERDICTS, largest, movers

TOP = 10
# More goods groups than this are told apart by class instead.
APART = 5
LINES = 6
LOOKS = {
    "rise": theme.Style(theme.FOCUS, (), "circle"),
    "fall": theme.Style(theme.SEQUENCE[1], (), "square"),
    "undecided": theme.Style(theme.OTHER, (), "cross"),
    "no_margin": theme.Style(theme.OTHER, (), "cross"),
    "unknown": theme.Style(theme.OTHER, (), "cross"),
}


def years(said: Said, ribbon: Ribbon | None = None) -> Figure:
    """Bars over the years of the chosen flow."""
    desk, t = said.desk, said.t
    selection = said.narrowed(ribbon)
    dimension = selection.dimension
    if dimension == "goods_group" and not 0 < len(selection.goods_groups) <= APART:
        dimension = "resource_type"
    rows = desk.rows(flow_link.sums_sql(selection.seen_by(dimension)))
    named = rows.assign(series=[said.kind(code, dimension) for code in rows["category"]],
                        status=[desk.name("status", status) for status in rows["status"]])
    table = pd.DataFrame({
        said.column("year"): rows["year"].astype(int),
        said.column("kind"): named["series"],
        said.value_column: rows["value"].astype(float),
        said.column("margin"): flow_link.margin(rows),
        said.column("status"): named["status"],
        said.column("known"): [said.known(row) for row in rows.to_dict("records")],
    })
    totals = flow_link.totals(rows)
    what = said.what(ribbon)
    if len(totals) == 1:
        alt = t("stromen.time.alt_one", region=said.region, what=what, year=totals.index[0],
                value=said.amount(totals.iloc[0]))
    elif len(totals):
        alt = t("stromen.time.alt", region=said.region, what=what, first=totals.index[0], last=totals.index[-1],
                first_value=said.amount(totals.iloc[0]), last_value=said.amount(totals.iloc[-1]))
    else:
        alt = t("stromen.time.alt_gap", region=said.region, what=what)
    words = desk.words(
        "stromen-jaren",
        t("stromen.time.title", what=what) if ribbon else t("stromen.time.title_all"),
        said.subtitle(t("stromen.time.subtitle", region=said.region, dimension=said.dimension(dimension))),
        rows=rows, alt=alt, definition=t("stromen.definition"),
    )
    chart = stack(named[["year", "series", "value", "status"]], unit=said.unit, lang=t.lang,
                  styles=said.styles(dimension, sorted(set(rows["category"]))), decimals=1)
    return Figure("stromen-jaren", chart, table, words)


def change(said: Said, ribbon: Ribbon | None, pair: tuple[int, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of both years that can be compared, per goods group, and how they changed."""
    selection = said.narrowed(ribbon).seen_by("goods_group")
    rows = said.desk.rows(flow_link.sums_sql(selection, pair, known_in=pair))
    return rows, movers(rows, *pair)


def moved(said: Said, ribbon: Ribbon | None, pair: tuple[int, int], rows: pd.DataFrame, moves: pd.DataFrame,
          kept: Sequence[str] = ()) -> Figure | None:
    """Bars of the largest changes, and those of the groups in `kept`, each with its margin and verdict in words.

    None where no change is known.
    """
    desk, t = said.desk, said.t
    before, after = pair
    told = moves.dropna(subset=["change"])
    if told.empty:
        return None
    top = largest(moves, TOP, kept)
    names = [f"{desk.goods_name(row.category)}: {t(f'stromen.verdict.{row.verdict}')}" for row in top.itertuples()]
    frame = pd.DataFrame({
        "name": names, "value": top["change"].astype(float).tolist(),
        "lower": top["lower"].astype(float).tolist(), "upper": top["upper"].astype(float).tolist(),
        "series": [t(f"stromen.verdict.{verdict}") for verdict in top["verdict"]],
    })
    table = pd.DataFrame({
        said.column("kind"): [desk.goods_name(code, short=False) for code in told["category"]],
        said.column("in_year", year=before, unit=said.unit): told["before"].astype(float),
        said.column("in_year", year=after, unit=said.unit): told["after"].astype(float),
        said.column("change", before=before, after=after): told["change"].astype(float),
        said.column("change_margin"): told["margin"].astype(float),
        said.column("relative"): 100 * told["relative"].astype(float),
        said.column("verdict"): [t(f"stromen.verdict.{verdict}") for verdict in told["verdict"]],
        said.column("known"): [said.column("of", known=row.compared, expected=row.expected)
                               for row in told.itertuples()],
    })
    firm = told[told["verdict"].isin(VERDICTS[:2])]
    if len(firm):
        alt = t("stromen.movers.alt", before=before, after=after, name=desk.goods_name(firm.iloc[0]["category"]),
                change=said.signed(firm.iloc[0]["change"]), count=len(told), firm=len(firm))
    else:
        alt = t("stromen.movers.alt_none", before=before, after=after)
    words = desk.words(
        "stromen-veranderingen",
        t("stromen.movers.title", before=before, after=after),
        said.subtitle(t("stromen.movers.subtitle", region=said.region, what=said.what(ribbon))),
        rows=rows, alt=alt, definition=t("stromen.definition"), notes=cautions(said, top, pair),
    )
    styles = {t(f"stromen.verdict.{verdict}"): LOOKS[verdict] for verdict in VERDICTS}
    chart = bars(frame, unit=said.unit, lang=t.lang, styles=styles,
                 decimals=said.decimals(top["change"].abs().max()))
    return Figure("stromen-veranderingen", chart, table, words)


def cautions(said: Said, top: pd.DataFrame, pair: tuple[int, int]) -> list[str]:
    """What a reader must know before believing a change."""
    t = said.t
    told = [t("stromen.movers.note_same_cells"), t("stromen.movers.note_margin")]
    if shaky := [said.desk.goods_name(code) for code in top[top["depends_on_rho"]]["category"]]:
        told.append(t("stromen.movers.note_rho", names=t.join(shaky)))
    broken = said.desk.rows(f"select break_year from code_list.regions where region = '{said.chosen.region}' "
                              "and break_year is not null")
    told += [t("stromen.movers.note_break", year=year) for year in broken["break_year"].astype(int)
             if pair[0] < year <= pair[1]]
    return told


def regions(said: Said, ribbon: Ribbon | None, others: Sequence[str], in_years: Sequence[int] = ()) -> Figure | None:
    """The chosen flow beside that of other regions, one line each, over these years or over all; None without any."""
    desk, t = said.desk, said.t
    years = sorted({said.chosen.year, *in_years}) if in_years else None
    codes = list(dict.fromkeys([said.chosen.region, *others]))
    left_out = [desk.region_name(code) for code in codes[LINES:]]
    codes = codes[:LINES]
    if len(codes) < 2:
        return None
    selection = said.narrowed(ribbon).seen_by("all")
    asked = [flow_link.sums_sql(replace(selection, region=code), years) for code in codes]
    rows = pd.concat([desk.rows(question) for question in asked], ignore_index=True)
    if rows["value"].dropna().empty:
        return None
    frame = with_margin(rows.assign(
        year=rows["year"].astype(int), series=[desk.region_name(code) for code in rows["region"]],
    ))[["year", "series", "value", "lower", "upper"]]
    latest = rows[rows["year"] == said.chosen.year]
    parts = [t("stromen.regions.part", region=desk.region_name(row.region), value=said.amount(row.value))
             for row in latest.itertuples()]
    notes = [t("stromen.regions.years", years=t.join([str(year) for year in years]))] if years else []
    if left_out:
        notes.append(t("stromen.regions.left_out", regions=t.join(left_out)))
    words = desk.words(
        "stromen-regios", t("stromen.regions.title"),
        said.subtitle(t("stromen.regions.subtitle", what=said.what(ribbon).capitalize())), rows=rows,
        alt=t("stromen.regions.alt", year=said.chosen.year, parts="; ".join(parts)),
        definition=t("stromen.definition"), notes=notes,
    )
    table = pd.DataFrame({
        said.column("region"): frame["series"], said.column("year"): frame["year"],
        said.value_column: frame["value"], said.column("margin"): flow_link.margin(rows),
        said.column("status"): [desk.name("status", status) for status in rows["status"]],
        said.column("known"): [said.known(row) for row in rows.to_dict("records")],
    })
    if frame["year"].nunique() == 1:
        chart = bars(frame.rename(columns={"series": "name"}), unit=said.unit, lang=t.lang)
    else:
        chart = trend(frame, unit=said.unit, lang=t.lang)
    return Figure("stromen-regios", chart, table, words)
