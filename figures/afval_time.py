"""Waste through the years: by rank and by treatment, the potential of several areas, and of all provinces in a year."""

from collections.abc import Sequence

import pandas as pd

from charts import axes, theme
from charts.bars import ranked, stack
from charts.figure import Figure
from charts.trend import trend
from figures import afval, afval_kinds
from figures.afval import EVERYTHING, Counted
from figures.desk import Desk

LINES = 6
# So many pixels a plot with many names beside it needs, on paper too.
TALL = 420
# Shares that can be followed, with the word for them in the name of a file.
SHARES = {"waste_potential": "potentieel", "waste_storage": "opslag"}


def by_rank(desk: Desk, region: str, counted: Counted = EVERYTHING) -> Figure | None:
    """All waste of an area over the years by its rank, the best on top; None without figures."""
    t = desk.t
    rows = afval.values(desk, "waste_treated", [region], None, counted, "rank_group")
    if rows["value"].dropna().empty:
        return None
    letters = [*reversed(afval.ranks(desk)), afval.UNRANKED]
    order = [letter for letter in letters if letter in set(rows["category"])]
    names = {letter: afval.rank_name(desk, letter) for letter in order}
    styles = {names[letter]: theme.LADDER.get(letter, theme.Style(theme.OTHER, (), "cross")) for letter in order}
    frame = pd.DataFrame({
        "year": rows["year"].astype(int), "series": rows["category"].map(names), "value": rows["value"] / afval.MLN,
        "share": rows["value"] / rows["year"].map(afval.wholes(desk, region, counted)),
        "status": [desk.name("status", status) for status in rows["status"]],
    })
    chart = stack(frame, unit=desk.unit("mln kg"), lang=desk.lang, styles=styles, height=TALL)
    chart = chart.properties(usermeta=axes.pressed(TALL))
    table = pd.DataFrame({
        t("charts.year"): frame["year"],
        t("afval.column.rank"): frame["series"],
        t("afval.column.mln_kg"): frame["value"],
        t("afval.column.share_year"): 100 * frame["share"],
        t("charts.figure_status"): frame["status"],
    }).sort_values([t("charts.year"), t("afval.column.rank")])
    first, last, top = int(frame["year"].min()), int(frame["year"].max()), afval.ranks(desk)
    best = next(letter for letter in top if letter in names)
    words = desk.words(
        "afval-jaren-rang", t("afval.time.title_rank", region=desk.region_name(region)),
        afval.subtitle(desk, t("afval.time.subtitle_rank"), counted, "waste_treated"), rows=rows,
        indicator="waste_treated", unit=desk.unit("mln kg"),
        alt=t("afval.time.alt_rank", region=desk.region_name(region), first=first, last=last, rank=names[best],
              before=share_said(desk, frame, first, names[best]), after=share_said(desk, frame, last, names[best])),
        notes=[t("afval.time.note_rank"), *afval.withheld(desk, rows), *afval.double(desk, counted)],
    )
    return Figure("afval-jaren-rang", chart, table, words)


def share_said(desk: Desk, frame: pd.DataFrame, year: int, series: str) -> str:
    """The share of one series in a year, in words."""
    found = frame[(frame["year"] == year) & (frame["series"] == series)]["share"].dropna()
    return desk.t.percent(found.iloc[0] if len(found) else None)


def by_treatment(desk: Desk, region: str, counted: Counted = EVERYTHING) -> Figure | None:
    """The largest ways of treatment of the last year, over the years; None without figures."""
    t = desk.t
    rows = afval.values(desk, "waste_treated", [region], None, counted, "treatment")
    last = rows["year"].max()
    latest = rows[rows["year"] == last].dropna(subset=["value"]).nlargest(LINES, "value", keep="first")
    if latest.empty:
        return None
    names = {code: afval_kinds.treatment_name(desk, code) for code in latest["category"]}
    shown = rows[rows["category"].isin(list(names))]
    frame = pd.DataFrame({
        "year": shown["year"].astype(int), "series": shown["category"].map(names), "value": shown["value"] / afval.MLN,
        "status": [desk.name("status", status) for status in shown["status"]],
        "order": shown["category"].map({code: place for place, code in enumerate(names)}),
    }).sort_values(["order", "year"])
    everything = afval.treatments(desk)
    table = pd.DataFrame({
        t("charts.year"): rows["year"].astype(int),
        t("afval.column.treatment"): [everything.get(code, code) for code in rows["category"]],
        t("afval.column.mln_kg"): rows["value"] / afval.MLN,
        t("charts.figure_status"): [desk.name("status", status) for status in rows["status"]],
    }).sort_values([t("charts.year"), t("afval.column.mln_kg")], ascending=[True, False])
    first = latest.iloc[0]
    words = desk.words(
        "afval-jaren-verwerking", t("afval.time.title_treatment", region=desk.region_name(region)),
        afval.subtitle(desk, t("afval.time.subtitle_treatment", n=len(names)), counted, "waste_treated"), rows=rows,
        indicator="waste_treated", unit=desk.unit("mln kg"),
        alt=t("afval.time.alt_treatment", region=desk.region_name(region), year=int(last),
              treatment=names[first["category"]], value=afval.amount(desk, first["value"])),
        notes=[*afval.few(desk, region, int(last), "waste_treated", "treatment", counted, names),
               *afval.withheld(desk, rows), *afval.double(desk, counted)],
    )
    chart = trend(frame.drop(columns="order"), unit=desk.unit("mln kg"), lang=desk.lang,
                  styles=theme.in_turn(list(names.values())), height=TALL).properties(usermeta=axes.pressed(TALL))
    return Figure("afval-jaren-verwerking", chart, table, words)


def shares(desk: Desk, regions: Sequence[str], indicator: str = "waste_potential",
           counted: Counted = EVERYTHING, years: Sequence[int] = ()) -> Figure | None:
    """The share that could be treated better, or that went to storage, of at most six areas, in these years or in all.
    """
    t = desk.t
    rows = afval.values(desk, indicator, list(regions), list(years) or None, counted)
    there = [region for region in dict.fromkeys(regions) if region in set(rows.dropna(subset=["value"])["region"])]
    there = there[:LINES]
    if not there:
        return None
    rows = rows[rows["region"].isin(there)]
    names = {region: desk.region_name(region) for region in there}
    frame = pd.DataFrame({
        "year": rows["year"].astype(int), "series": rows["region"].map(names), "value": rows["value"],
        "status": [desk.name("status", status) for status in rows["status"]],
    }).sort_values(["series", "year"])
    mine = frame[frame["series"] == names[there[0]]].dropna(subset=["value"]).sort_values("year")
    key = indicator.removeprefix("waste_")
    words = desk.words(
        f"afval-jaren-{SHARES[indicator]}", t(f"afval.time.title.{key}"),
        afval.subtitle(desk, t(f"afval.time.subtitle.{key}"), counted, indicator), rows=rows, indicator=indicator,
        unit=t("afval.unit.percent"), warnings=[t("afval.bound")] if key == "potential" else [],
        alt=t(f"afval.time.alt.{key}", region=names[there[0]], first=int(mine["year"].iloc[0]),
              last=int(mine["year"].iloc[-1]), before=afval.percent(desk, mine["value"].iloc[0]),
              after=afval.percent(desk, mine["value"].iloc[-1])),
        notes=[*afval.withheld(desk, rows), *afval.double(desk, counted)],
    )
    table = pd.DataFrame({
        t("charts.year"): frame["year"], t("charts.region"): frame["series"], t("afval.column.percent"): frame["value"],
        t("charts.figure_status"): frame["status"],
    })
    chart = trend(frame, unit="%", lang=desk.lang, styles=theme.in_turn(names.values()), decimals=1)
    return Figure(f"afval-jaren-{SHARES[indicator]}", chart, table, words)


def provinces(desk: Desk, year: int, focus: Sequence[str], indicator: str = "waste_potential",
              counted: Counted = EVERYTHING) -> Figure | None:
    """The share of each province in a year, in order; those in `focus` stand out. None without two provinces."""
    t = desk.t
    rows = afval.values(desk, indicator, desk.regions(("province",), (indicator,)), [year], counted)
    if len(rows.dropna(subset=["value"])) < 2:
        return None
    rows = rows.sort_values("value", ascending=False, na_position="last")
    names = [desk.region_name(region) for region in rows["region"]]
    key = indicator.removeprefix("waste_")
    known = rows.dropna(subset=["value"])
    words = desk.words(
        f"afval-provincies-{SHARES[indicator]}",
        t(f"afval.provinces.title.{key}", year=year),
        afval.subtitle(desk, t("afval.provinces.subtitle"), counted, indicator), rows=rows, indicator=indicator,
        unit=t("afval.unit.percent"), warnings=[t("afval.bound")] if key == "potential" else [],
        alt=t("afval.provinces.alt", year=year, high=desk.region_name(known["region"].iloc[0]),
              high_value=afval.percent(desk, known["value"].iloc[0]), low=desk.region_name(known["region"].iloc[-1]),
              low_value=afval.percent(desk, known["value"].iloc[-1])),
        notes=[t("afval.provinces.note"), *afval.withheld(desk, rows), *afval.double(desk, counted)],
    )
    frame = pd.DataFrame({"name": names, "value": list(rows["value"]),
                          "status": [desk.name("status", status) for status in rows["status"]]})
    table = frame.rename(columns={"name": t("charts.region"), "value": t("afval.column.percent"),
                                  "status": t("charts.figure_status")})
    chart = ranked(frame, unit="%", lang=desk.lang, focus=[desk.region_name(region) for region in focus], decimals=1)
    return Figure(f"afval-provincies-{SHARES[indicator]}", chart, table, words)
